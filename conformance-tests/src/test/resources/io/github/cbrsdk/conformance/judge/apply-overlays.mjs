// Applies overlays with three tools: for each folder of CASES, its overlay-1.yaml, overlay-2.yaml, ... in this order
// to its document.yaml, and writes TOOL.json beside them.
// Usage: node apply-overlays.mjs JUDGES CASES, where JUDGES is the folder that the tools are installed in.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [judges, cases] = process.argv.slice(2).map(folder => path.resolve(folder))
const load = (...names) => import(pathToFileURL(path.join(judges, ...names)))
const require = createRequire(path.join(judges, 'openapi-format', 'package.json'))

const { parse } = require('yaml')
const { openapiOverlay } = require('openapi-format/utils/overlay.js')
const overlays = await load('overlayjs', 'node_modules', 'openapi-overlays-js', 'src', 'overlay.js')
const bump = await load('bump', 'node_modules', 'bump-cli', 'dist', 'core', 'overlay.js')

const tools = {
  overlayjs: (document, overlay) => overlays.applyOverlay(document, overlay),
  bump: (document, overlay) => new bump.Overlay().run(document, overlay),
  'openapi-format': async (document, overlay) => (await openapiOverlay(document, { overlaySet: overlay })).data
}

for (const name of fs.readdirSync(cases)) {
  const folder = path.join(cases, name)
  const read = file => parse(fs.readFileSync(path.join(folder, file), 'utf8'))
  const files = fs.readdirSync(folder).filter(file => /^overlay-\d\.yaml$/.test(file)).sort()
  for (const [tool, apply] of Object.entries(tools)) {
    let document = read('document.yaml')
    for (const file of files) {
      document = await apply(document, read(file))
    }
    fs.writeFileSync(path.join(folder, tool + '.json'), JSON.stringify(document))
  }
}
