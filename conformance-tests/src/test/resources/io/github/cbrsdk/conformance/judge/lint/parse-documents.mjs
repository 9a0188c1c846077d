// Reads documents with the parsers that viewers build on, and with a generator, and prints what they find.
// Usage: node parse-documents.mjs INSTALLED FILE..., where INSTALLED is the folder that the tools are installed in.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [installed, ...files] = process.argv.slice(2)
const require = createRequire(path.resolve(installed, 'package.json'))
const load = name => import(pathToFileURL(require.resolve(name)))

const swagger = (await load('@apidevtools/swagger-parser')).default
const scalar = await load('@scalar/openapi-parser')
const orval = await load('orval')
const output = fs.mkdtempSync(path.join(os.tmpdir(), 'orval-'))
const tools = {
  'swagger-parser': file => swagger.validate(file, { validate: { schema: true, spec: true } }),
  scalar: async file => {
    const { valid, errors } = await scalar.validate(fs.readFileSync(file, 'utf8'))
    if (!valid || errors?.length) {
      throw new Error(JSON.stringify(errors))
    }
  },
  orval: async file => {
    for (const client of ['fetch', 'zod']) {
      const target = path.join(output, client + '.ts')
      fs.rmSync(target, { force: true })
      await orval.generate({ input: file, output: { target, client } })
      if (!fs.existsSync(target)) {
        throw new Error('nothing was generated')
      }
    }
  }
}

for (const file of files) {
  for (const [tool, read] of Object.entries(tools)) {
    try {
      await read(file)
    } catch (error) {
      console.log(`FINDING ${tool} ${path.basename(file)}: ${error.message}`)
    }
  }
}
fs.rmSync(output, { recursive: true })
