// Takes the place of the theme's search worker, and speaks as it does: it is given the index, then queries, and answers
// each. Where there are no workers (a copy read from files), ../search.js loads it into the page itself.
self.dossierSearch = self.dossierSearch || {};

(function (search) {
  "use strict"

  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]
  let shelf
  let options = {}

  search.handle = function ({ type, data }) {
    if (type === SETUP) {
      options = data.options || {}
      shelf = new search.Shelf(data.docs, data.config)
      return { type: READY }
    }
    if (type === QUERY) {
      const empty = { items: [] }
      try {
        return { type: RESULT, data: shelf ? search.answer(shelf, data, options) : empty }
      } catch (error) {
        console.warn(error)
        return { type: RESULT, data: empty }
      }
    }
    throw new TypeError("Invalid message type")
  }

  if (typeof importScripts === "function") {
    importScripts("words.js", "shelf.js", "query.js", "results.js")
    addEventListener("message", (event) => postMessage(search.handle(event.data)))
  }
})(self.dossierSearch)
