// Takes the place of the theme's search worker, and speaks as it does: it is told where the index is, then given
// queries, and answers each. Where there are no workers (a copy read from files), ../search.js loads it into the page
// itself, and gives it the index.
self.dossierSearch = self.dossierSearch || {};

(function (search) {
  "use strict"

  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]
  let shelf
  let pieces
  let options = {}

  search.handle = async function ({ type, data }) {
    if (type === SETUP) {
      options = data.options || {}
      const { config, docs } = data.docs ? data : await read(data.index)
      if (config.dossier?.parted) pieces = await search.Pieces.open(data.index, docs, config)
      else shelf = new search.Shelf(docs, config)
      return { type: READY }
    }
    if (type === QUERY) {
      const nothing = { items: [], typed: data }
      try {
        if (pieces) return { type: RESULT, data: await pieces.answer(data, options) }
        return { type: RESULT, data: shelf ? search.answer(shelf, data, options) : nothing }
      } catch (error) {
        console.warn(error)
        return { type: RESULT, data: nothing }
      }
    }
    throw new TypeError("Invalid message type")
  }

  /** Fetch JSON; again, after a while, where the line is broken. */
  async function read(address) {
    for (let pause = 500; ; pause *= 2) {
      try {
        return await (await fetch(address)).json()
      } catch (error) {
        if (pause > 60_000) throw error
        await new Promise((done) => setTimeout(done, pause))
      }
    }
  }

  if (typeof importScripts === "function") {
    importScripts("words.js", "shelf.js", "query.js", "results.js", "pieces.js")
    addEventListener("message", async (event) => postMessage(await search.handle(event.data)))
  }
})(self.dossierSearch)
