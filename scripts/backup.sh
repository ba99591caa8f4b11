#!/usr/bin/env bash
# A backup of an installation on PostgreSQL: the database (pg_dump, custom format) and the work directory's reports.
# Uploads in the spool are left out: they hold personal data that was not masked yet, and are there for hours only.
#
# Usage: scripts/backup.sh DIRECTORY
# Environment: DATABASE_URL; MINSHENG_WORK_DIR (default ./work); PG_DUMP (default pg_dump, of the server's version or
# newer; docs/operations.md shows the one in the container).
# The person key is not in it: keep it apart (docs/operations.md).
set -euo pipefail

directory=${1:?usage: scripts/backup.sh DIRECTORY}
: "${DATABASE_URL:?set DATABASE_URL}"
work=${MINSHENG_WORK_DIR:-./work}
umask 077
mkdir -p "$directory"
stamp=$(date -u +%Y%m%dT%H%M%SZ)

# Written under another name first: a backup that is there is whole.
dump="$directory/minsheng-$stamp.dump"
${PG_DUMP:-pg_dump} --format=custom --no-owner --no-privileges --exclude-schema=minsheng_boss \
  --dbname="$DATABASE_URL" > "$dump.part"
mv "$dump.part" "$dump"
if [ -d "$work/reports" ]; then
  tar --create --gzip --directory "$work" --file "$directory/minsheng-$stamp-reports.tar.gz" reports
fi
echo "$dump"
