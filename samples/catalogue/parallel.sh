#!/usr/bin/env bash
# A catalogue in shards over several hosts by GNU parallel:
#
#   CATALOGUE=catalogue.csv RUN=run-1 SHARDS=100 HOSTS=hosts.txt bash parallel.sh
#
# HOSTS has one host per line, as `parallel --quote --sshloginfile` reads it: `4/user@host` runs four shards at once there, `:` is
# this machine. CATALOGUE and RUN are paths that all hosts see, or s3:// addresses. A shard that fails is tried again, on
# another host if there is one, and goes on from its journal. The exit code is that of the joined report.
set -euo pipefail
: "${CATALOGUE:?name the manifest}" "${RUN:?name a folder or a prefix for journals and reports}"
: "${SHARDS:?say into how many shards}" "${HOSTS:?name the file with the hosts}"
case $RUN in
  s3://*) ;;
  *) mkdir -p "$RUN/journals" "$RUN/reports" ;;
esac
# The joined report says what has failed; parallel only counts it.
parallel --quote --sshloginfile "$HOSTS" --workdir . --joblog "${JOBLOG:-shards.log}" --resume-failed --retries 3 \
  chapterize batch --manifest "$CATALOGUE" --shard "{}/$SHARDS" --jobs 1 --quiet \
  --journal "$RUN/journals/{shard}.jsonl" --report "$RUN/reports/{shard}.jsonl" \
  :::: <(seq "$SHARDS") || echo "shards that have failed: $?" >&2
exec chapterize batch --merge-reports "$RUN/reports" --report whole.jsonl
