#!/bin/sh
# Brings node_modules up to date before a script of package.json runs. pnpm's verifyDepsBeforeRun would always install everything.
#   install-missing.sh          everything
#   install-missing.sh --prod   what the gateway needs to run; everything, where the tools are there already.
#                               The console's packages come and go with its build: apps/gateway/src/console-build.ts.
set -eu
if test -e node_modules/vitest; then
  set -- --silent
elif test "${1:-}" = --prod && test node_modules/.pnpm-workspace-state-v1.json -nt pnpm-lock.yaml; then
  exit 0
elif test "${1:-}" = --prod; then
  set -- --prod --filter '!@weir/console' --filter '!@weir/api-client'
fi
exec pnpm install "$@"
