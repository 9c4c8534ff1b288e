#!/usr/bin/env bash
# One shard of a catalogue per task of a Slurm array:
#
#   CATALOGUE=catalogue.csv RUN=run-1 sbatch --array=0-99%20 slurm-array.sh
#
# CATALOGUE is the manifest; RUN is a folder that all nodes see, or s3://BUCKET/PREFIX, for journals and reports.
# A task that is requeued goes on from its journal. A task ends with the exit code of chapterize: 1 where an episode has
# errors, 2 where one could not be run.
#SBATCH --job-name=chapterize
#SBATCH --array=0-99%20
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=1
#SBATCH --mem=512M
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
set -euo pipefail
: "${CATALOGUE:?name the manifest}" "${RUN:?name a folder or a prefix for journals and reports}"
case $RUN in
  s3://*) ;;
  *) mkdir -p "$RUN/journals" "$RUN/reports" ;;
esac
# exec: the signals of Slurm reach chapterize itself.
exec chapterize batch --manifest "$CATALOGUE" --shard auto --jobs "${SLURM_CPUS_PER_TASK:-1}" --quiet \
  --journal "$RUN/journals/{shard}.jsonl" --report "$RUN/reports/{shard}.jsonl"
