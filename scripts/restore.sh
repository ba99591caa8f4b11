#!/usr/bin/env bash
# Brings a backup of scripts/backup.sh back, into an empty database: it never overwrites one that holds records.
#
# Usage: scripts/restore.sh FILE.dump
# Environment: DATABASE_URL (an empty database); MINSHENG_WORK_DIR (default ./work); PG_RESTORE, PSQL (defaults
# pg_restore, psql).
set -euo pipefail

dump=${1:?usage: scripts/restore.sh FILE.dump}
: "${DATABASE_URL:?set DATABASE_URL}"
work=${MINSHENG_WORK_DIR:-./work}

used=$(${PSQL:-psql} --no-align --tuples-only --dbname="$DATABASE_URL" \
  --command="select to_regclass('public.record') is not null")
if [ "$used" != f ]; then
  echo "restore: the database is not empty; make a new one and point DATABASE_URL at it" >&2
  exit 1
fi
${PG_RESTORE:-pg_restore} --no-owner --no-privileges --exit-on-error --single-transaction \
  --dbname="$DATABASE_URL" < "$dump"

reports="${dump%.dump}-reports.tar.gz"
if [ -f "$reports" ]; then
  umask 077
  mkdir -p "$work"
  tar --extract --gzip --directory "$work" --file "$reports"
fi
echo "restored $dump"
