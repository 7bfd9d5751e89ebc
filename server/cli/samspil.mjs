// `npm run samspil -- <command>`: builds when the sources have changed, then runs the command.
import './require-node.mjs'

void import('./build.mjs')
  .then(function (builder) {
    return builder.buildWhenNeeded()
  })
  .then(function () {
    return import('../../dist/server/cli.js')
  })
