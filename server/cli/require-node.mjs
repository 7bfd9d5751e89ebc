// Only syntax that Node 12 reads: an old Node must get as far as saying that it is too old.
import process from 'process'

var version = process.versions.node.split('.').map(Number)
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  process.stderr.write('Samspil needs Node 20.19 or newer, and this is Node ' + process.versions.node + '.\n')
  process.exit(1)
}
