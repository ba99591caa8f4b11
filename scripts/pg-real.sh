#!/usr/bin/env bash
# A real PostgreSQL 17 with pgvector for the tests, on Debian 12 or 13, without installing anything: Debian 13 packages
# are downloaded by apt into a state of their own, unpacked, and the server runs in a chroot on loopback. It holds test
# data only (no password, fsync off).
# Usage (root): scripts/pg-real.sh [start|stop|status|destroy]; prints the connection URL on stdout, the log on stderr.
# Environment: PGREAL_DIR (default /var/tmp/minsheng-postgres), PGREAL_PORT (default 54330).
set -euo pipefail
DIR=${PGREAL_DIR:-/var/tmp/minsheng-postgres}; PORT=${PGREAL_PORT:-54330}
ROOT=$DIR/root; BIN=/usr/lib/postgresql/17/bin; URL="postgres://postgres@127.0.0.1:$PORT/postgres"
PGUID=64999
log() { echo "postgres: $*" >&2; }
[ "$(id -u)" = 0 ] || { log "needs root (chroot)"; exit 2; }
in_root() { chroot --userspec=$PGUID:$PGUID "$ROOT" /usr/bin/env -i PATH=$BIN:/usr/bin:/bin LC_ALL=C.UTF-8 TZ=UTC "$@"; }
# Our own server, not another that happens to answer on the port.
ready() {
  in_root $BIN/pg_ctl -D /var/lib/postgresql/data status >/dev/null 2>&1 &&
    in_root $BIN/pg_isready -q -h 127.0.0.1 -p "$PORT"
}

fetch() {
  local a=$DIR/apt; mkdir -p "$a"/lists/partial "$a"/archives/partial; : > "$a/status"
  local key=/usr/share/keyrings/debian-archive-keyring.gpg
  # the same mirror as this machine's own apt, one release later
  local mirror; mirror=$(grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | sed -n '1s/ *$//p' || true)
  [ -n "$mirror" ] || { log "no Debian mirror found in /etc/apt"; exit 2; }
  echo "deb [signed-by=$key] $mirror trixie main" > "$a/sources.list"
  local o=(-qq -o Dir::Etc::sourcelist="$a/sources.list" -o Dir::Etc::sourceparts=/nonexistent
           -o Dir::State="$a" -o Dir::State::lists="$a/lists" -o Dir::State::status="$a/status"
           -o Dir::Cache="$a" -o Dir::Cache::archives="$a/archives" -o APT::Sandbox::User=root
           -o Acquire::Retries=3 -o Acquire::Languages=none -o APT::Architecture="$(dpkg --print-architecture)")
  log "reading Debian 13's package list"
  apt-get "${o[@]}" update >&2
  # let apt solve against an empty system, then leave out what only maintainer scripts, perl helpers or JIT need
  local pk
  pk=$(apt-get "${o[@]}" install -y --no-install-recommends --print-uris postgresql-17 postgresql-17-pgvector dash coreutils tzdata \
       | sed -n "s/^'[^']*' \([^_]*\)_.*/\1/p" \
       | grep -vE '^(libllvm|libz3|perl|libperl|lib.*-perl$|adduser|passwd|base-passwd|locales|libc-l10n|debconf|libdebconfclient|ucf|procps|libproc2|ssl-cert|sensible-utils|netbase|sysvinit|init-system|postgresql-common|postgresql-client-common|libdb5|libgdbm|openssl$|lock|login)')
  log "downloading $(wc -w <<<"$pk") debs"
  (cd "$a/archives" && apt-get "${o[@]}" download $pk >&2)
  rm -rf "$ROOT.new"; mkdir -p "$ROOT.new"
  for l in bin sbin lib lib64; do mkdir -p "$ROOT.new/usr/$l"; ln -s usr/$l "$ROOT.new/$l"; done
  log "unpacking"
  local d; for d in "$a"/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$d" | tar -x -C "$ROOT.new" --keep-directory-symlink --exclude='./usr/share/doc*' --exclude='./usr/share/man*' \
      --exclude='./usr/share/locale*' --exclude='./usr/lib/postgresql/17/lib/bitcode*'
  done
  mkdir -p "$ROOT.new"/{tmp,dev,proc,etc,run/postgresql,var/lib/postgresql}; chmod 1777 "$ROOT.new/tmp"
  echo "postgres:x:$PGUID:$PGUID::/var/lib/postgresql:/bin/sh" > "$ROOT.new/etc/passwd"
  echo "postgres:x:$PGUID:" > "$ROOT.new/etc/group"
  [ -e "$ROOT.new/dev/null" ]    || mknod -m 666 "$ROOT.new/dev/null" c 1 3 2>/dev/null || : > "$ROOT.new/dev/null"
  [ -e "$ROOT.new/dev/urandom" ] || mknod -m 666 "$ROOT.new/dev/urandom" c 1 9 2>/dev/null || true
  chown -R $PGUID:$PGUID "$ROOT.new/var/lib/postgresql" "$ROOT.new/run/postgresql"
  rm -rf "$ROOT"; mv "$ROOT.new" "$ROOT"; rm -rf "$a/archives" "$a/lists"
}

case ${1:-start} in
  start)
    [ -x "$ROOT$BIN/postgres" ] || fetch
    if [ ! -s "$ROOT/var/lib/postgresql/data/PG_VERSION" ]; then
      log "initdb"
      rm -rf "$ROOT/var/lib/postgresql/data"
      in_root $BIN/initdb -D /var/lib/postgresql/data -U postgres --auth=trust --encoding=UTF8 \
        --locale-provider=builtin --locale=C.UTF-8 --no-instructions >&2
      cat >> "$ROOT/var/lib/postgresql/data/postgresql.conf" <<C
listen_addresses = '127.0.0.1'
port = $PORT
unix_socket_directories = ''
dynamic_shared_memory_type = mmap
shared_buffers = 256MB
maintenance_work_mem = 512MB
max_connections = 100
fsync = off
synchronous_commit = off
full_page_writes = off
jit = off
C
    fi
    if ! ready; then
      for try in 1 2 3 4 5; do   # a killed postmaster's children may hold the shared memory for a moment
        rm -f "$ROOT/var/lib/postgresql/data/postmaster.pid"
        in_root $BIN/pg_ctl -D /var/lib/postgresql/data -l /var/lib/postgresql/log -w -t 30 -o "-p $PORT" start >&2 && break
        [ $try = 5 ] && { tail -20 "$ROOT/var/lib/postgresql/log" >&2; exit 1; }
        sleep 1
      done
    fi
    ready || { log "port $PORT is taken by something else: set PGREAL_PORT"; exit 1; }
    in_root $BIN/psql -q -h 127.0.0.1 -p "$PORT" -U postgres -c 'create extension if not exists vector' >&2
    echo "$URL" ;;
  stop)    in_root $BIN/pg_ctl -D /var/lib/postgresql/data -m fast stop >&2 ;;
  status)  if ready; then echo "$URL"; else exit 3; fi ;;
  destroy) [ -d "$ROOT" ] && in_root $BIN/pg_ctl -D /var/lib/postgresql/data -m immediate stop >&2 || true; rm -rf "$DIR" ;;
  *) log "usage: $0 [start|stop|status|destroy]"; exit 2 ;;
esac
