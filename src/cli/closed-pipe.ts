/** Ends the program without a word where the reader of its output has enough, as in `npm run alliances | head`. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
