// `npm start`: builds when the sources have changed, then runs the server.
// Everything newer than Node 12 is imported after the check, since a file is parsed whole before it runs.
import './require-node.mjs'

void import('./build.mjs')
  .then(function (builder) {
    return builder.buildWhenNeeded()
  })
  .then(function () {
    return import('../../dist/server/main.js')
  })
