// Started by `npm start`, which brings its own Node 24; plain JavaScript, so that an older Node can say what is missing.
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `Verkoop needs Node 24; this is ${process.version}. Run "npm ci" and then "npm start", which bring their own.`,
  )
  process.exit(1)
}
const { main } = await import('./server/main.ts')
await main(process.env)
