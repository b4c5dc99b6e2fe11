// Finds the pages that a query means: what each of its words may stand for, which sections have them, and which page
// comes first. Nothing that a reader types is an operator, save quotation marks around words that must stand together.
self.dossierSearch = self.dossierSearch || {};

(function (search) {
  "use strict"

  const MOST_WORDS = 80
  const ELIDED = new Set(["l", "d", "j", "m", "n", "s", "t", "c", "qu"])

  // How much a form counts that isn't the one typed.
  const SAME = 1
  const MONTH = 0.9
  const JOINED = 0.9
  const STEM = 0.8
  const SOUND = 0.7
  const MEANING = 0.7
  const MEANING_TOO = 0.5 // where the very word is there as well
  const BEGINNING = 0.6
  const SLIP = 0.5

  const ORDINARY = 0.2 // what a part of a name counts that is an ordinary word
  const APART = 0.4 // and what words of a name do that don't stand side by side in it
  const LIST = 0.5 // a page that counts less only lists others

  /** What a query's word may stand for: numbers of words, and how well each fits. */
  class Word {
    constructor(typed, folded, isLast) {
      this.typed = typed
      this.folded = folded
      this.isLast = isLast
      this.isNumber = /^\d+$/.test(folded)
      this.forms = new Map()
      this.isSlip = false
      this.meant = new Set() // those that only mean the same
      this.pairs = [] // words that it makes with its neighbours: «space x»
      this.weight = 0
    }
    fits(number, weight) {
      if (weight > (this.forms.get(number) || 0)) this.forms.set(number, weight)
    }
  }

  /** Read what was typed. */
  function parse(typed) {
    const list = []
    search.read(typed.replace(/[<>&]/g, " "), (word) => list.push({ typed: word, folded: search.fold(word) }))
    const kept = list.filter((word) => list.length === 1 || !ELIDED.has(word.folded)).slice(0, MOST_WORDS)
    const shown = kept.length ? kept : list.slice(0, MOST_WORDS)
    const words = shown.map((word, at) => new Word(word.typed, word.folded, at === shown.length - 1))
    const dates = []
    search.dates(words.map((word) => word.folded), (key) => dates.push(key))
    const quoted = [...typed.matchAll(/["“«„](.+?)["”»“]/g)].map((found) => search.words(found[1]))
    return { words, dates, quoted: quoted.filter((phrase) => phrase.length > 1) }
  }

  /** Say what each word of the query may stand for. */
  function expand(shelf, query) {
    let { words } = query
    const { vocabulary } = shelf
    words = query.words = words.flatMap((word, at) => {
      for (const form of exact(shelf, word)) word.fits(...form)
      const next = words[at + 1]
      if (next && !word.isNumber && !next.isNumber && word.folded.length + next.folded.length > 3) {
        const joined = vocabulary.byWord.get(word.folded + next.folded)
        for (const half of joined === undefined ? [] : [word, next]) half.pairs.push(joined)
      }
      if (word.forms.size || word.pairs.length || word.isNumber) return [word]
      return parted(shelf, word) || [word]
    })
    for (const word of words) {
      for (const number of word.pairs) word.fits(number, JOINED)
      if (!word.forms.size || [...word.forms.keys()].every((number) => !shelf.frequency(number))) {
        for (const form of beginning(shelf, word)) word.fits(...form)
        if (!word.forms.size) {
          for (const form of slips(shelf, word)) {
            word.fits(...form)
            word.isSlip = true
          }
        }
      } else if (word.folded.length > 3 && !word.isNumber) {
        for (const form of beginning(shelf, word)) word.fits(...form)
      }
    }
  }

  /** The word itself, its other forms, its sound, its meaning in the other language. */
  function exact(shelf, word) {
    const { vocabulary } = shelf
    const found = []
    const itself = vocabulary.byWord.get(word.folded)
    if (itself !== undefined) found.push([itself, SAME])
    if (word.isNumber) return found
    const month = search.MONTH.get(word.folded)
    for (const name of month && word.folded.length > 2 ? search.MONTHS[month - 1] : []) {
      const number = vocabulary.byWord.get(name)
      if (number !== undefined && (name.length > 3 || word.folded.length < 5)) found.push([number, MONTH])
    }
    const stem = search.stem(word.folded)
    for (const number of shelf.byStem.get(stem) || []) found.push([number, STEM])
    for (const other of shelf.meanings.get(stem) || []) {
      for (const number of shelf.byStem.get(other) || []) {
        if (!found.some(([known]) => known === number)) word.meant.add(number)
        found.push([number, itself === undefined ? MEANING : MEANING_TOO])
      }
    }
    if (word.folded.length > 3) {
      for (const number of shelf.bySound.get(search.sound(word.folded)) || []) found.push([number, SOUND])
    }
    return found
  }

  /** Words that begin so. A short one may be a whole word, and means others only where it is none. */
  function beginning(shelf, word) {
    if (word.folded.length < 2 && !word.isLast) return []
    return shelf
      .beginningWith(word.folded)
      .map((number) => [
        number,
        BEGINNING * Math.sqrt(word.folded.length / shelf.vocabulary.words[number].length),
      ])
  }

  /** Words that differ in a letter or, of a long word, in two; only names for a short one. */
  function slips(shelf, word) {
    const { words, isName } = shelf.vocabulary
    const { folded } = word
    if (folded.length < 4 || word.isNumber) return []
    const sound = search.sound(folded)
    for (const most of folded.length > 7 ? [1, 2] : [1]) {
      const found = []
      for (const number of shelf.inOrder) {
        const other = words[number]
        if (other.length < 4 || (folded.length < 5 && !isName[number])) continue
        if (search.distance(folded, other, most) <= most) found.push([number, SLIP / most])
      }
      if (!found.length) {
        for (const [other, numbers] of shelf.bySound) {
          if (other.length < 4 || search.distance(sound, other, most) > most) continue
          for (const number of numbers) found.push([number, (SLIP * 0.9) / most])
        }
      }
      if (!found.length && folded.length > 5) {
        // A slip in the beginning of a word that is still being typed.
        for (const number of shelf.inOrder) {
          const start = words[number].slice(0, folded.length)
          if (start.length < words[number].length && search.distance(folded, start, 1) <= 1) found.push([number, SLIP / 2])
        }
      }
      if (found.length) return found
    }
    return []
  }

  /** Two words written as one: «blueorigin», «etatsunis». */
  function parted(shelf, word) {
    const { byWord } = shelf.vocabulary
    const { folded } = word
    let best
    for (let at = 2; at < folded.length - 1; at++) {
      const one = byWord.get(folded.slice(0, at))
      const other = byWord.get(folded.slice(at))
      if (one === undefined || other === undefined) continue
      const least = Math.min(at, folded.length - at)
      if ((!best || least > best.least) && together(shelf, one, other)) best = { at, least }
    }
    if (!best) return undefined
    return [folded.slice(0, best.at), folded.slice(best.at)].map((part, at) => {
      const half = new Word(word.typed, part, word.isLast && at === 1)
      for (const form of exact(shelf, half)) half.fits(...form)
      return half
    })
  }

  function together(shelf, one, other) {
    const { tokens, starts, sections, where, vocabulary } = shelf
    if (vocabulary.pages) return vocabulary.words[one].length > 2 && vocabulary.words[other].length > 2 // where is not known
    for (let i = sections[one]; i < (sections[one + 1] ?? 0); i++) {
      const doc = where[i]
      for (let at = starts[doc * 2]; at < starts[doc * 2 + 2] - 1; at++) {
        if (tokens.all[at] === one && tokens.all[at + 1] === other) return true
      }
    }
    return false
  }

  /** For each word of the query, how much each section has of it. */
  function weigh(shelf, query) {
    const { sections, where, inTitle, inText, lengths, pageOf } = shelf
    const { total } = shelf
    for (const word of query.words) {
      const found = new Map()
      const close = new Set()
      for (const [number, fit] of word.forms) {
        for (let i = sections[number]; i < (sections[number + 1] ?? 0); i++) {
          const doc = where[i]
          const much = inText[i] / (inText[i] + 0.4 + 0.6 * Math.sqrt(lengths[doc]))
          const value = fit * (much + (inTitle[i] ? 1.6 : 0)) * shelf.boosts[doc]
          if (value > (found.get(doc) || 0)) found.set(doc, value)
          if (fit >= SOUND || word.meant.has(number)) close.add(pageOf[doc])
        }
      }
      word.found = found
      word.close = close
      if (!close.size) for (const doc of found.keys()) close.add(pageOf[doc])
      word.weight = word.forms.size ? rarity(total, shelf.whole ? pagesWith(shelf, word) : close.size) : 0
    }
    // A date counts as one more word, rarer than its figures.
    for (const key of query.dates) {
      const number = shelf.vocabulary.byWord.get(key)
      const word = new Word(key, key, false)
      word.isDate = true
      if (number !== undefined) word.fits(number, SAME)
      query.words.push(word)
      word.found = new Map()
      const pages = new Set()
      for (let i = sections[number]; i < (sections[number + 1] ?? 0); i++) {
        word.found.set(where[i], 1.6 * shelf.boosts[where[i]])
        pages.add(pageOf[where[i]])
      }
      const parts = key.split("-").length
      word.close = pages
      word.weight = number === undefined ? 0 : parts * rarity(total, pages.size)
    }
  }

  const rarity = (total, pages) => Math.log(1 + (total - pages + 0.5) / (pages + 0.5))

  /** On about how many pages a word is, in the forms that are nearly it. */
  function pagesWith(shelf, word) {
    const near = [...word.forms].filter(([number, fit]) => fit >= SOUND || word.meant.has(number))
    const sum = (near.length ? near : [...word.forms]).reduce((count, [number]) => count + shelf.frequency(number), 0)
    return Math.min(sum, shelf.total)
  }

  /** Add up, for each page. */
  function score(shelf, query) {
    const pages = new Map()
    const known = query.words.filter((word) => word.forms.size)
    const all = known.reduce((sum, word) => sum + word.weight, 0) || 1
    known.forEach((word, index) => {
      for (const [doc, value] of word.found) {
        const number = shelf.pageOf[doc]
        let page = pages.get(number)
        if (!page) pages.set(number, (page = { number, best: new Map(), docs: new Map(), score: 0 }))
        if (value > (page.best.get(index) || 0)) page.best.set(index, value)
        page.docs.set(doc, (page.docs.get(doc) || 0) + value * word.weight)
      }
    })
    for (const page of pages.values()) {
      let sum = 0
      let covered = 0
      for (const [index, value] of page.best) {
        sum += value * known[index].weight
        covered += known[index].weight * (known[index].close.has(page.number) ? 1 : 0.5)
      }
      const best = Math.max(...page.docs.values())
      page.coverage = covered / all
      page.score = ((sum + best) / 2 / all) * (0.1 + 0.9 * page.coverage ** 2) * shelf.pages[page.number].boost
    }
    return pages
  }

  /** Prefer sections where the words stand side by side, as they do in the query. */
  function favourPhrases(shelf, query, pages) {
    const words = query.words.filter((word) => !word.isDate)
    if (words.length < 2) return
    const places = new Map()
    words.forEach((word, at) => {
      for (const [number, fit] of word.forms) {
        if (fit < MEANING_TOO) continue
        const list = places.get(number)
        if (list) list.push(at)
        else places.set(number, [at])
      }
    })
    const ranked = [...pages.values()].sort((one, other) => other.score - one.score).slice(0, 200)
    for (const page of ranked) {
      let most = 0
      for (const doc of page.docs.keys()) {
        const { pairs, longest } = sideBySide(shelf, doc, places)
        const part = pairs / (words.length - 1)
        const whole = longest === words.length ? 1 : 0
        if (part) page.docs.set(doc, page.docs.get(doc) * (1 + part + whole))
        most = Math.max(most, part + whole)
      }
      page.phrase = most
      page.score *= 1 + most * (words.length > 3 ? 2 : 1)
    }
  }

  function sideBySide(shelf, doc, places) {
    const { tokens, starts } = shelf
    const pairs = new Set()
    let runs = new Map() // at which word of the query a run stands, and its length
    let longest = 0
    for (let i = starts[doc * 2]; i < starts[doc * 2 + 2]; i++) {
      const here = places.get(tokens.all[i])
      const next = new Map()
      for (const at of here || []) {
        const length = (runs.get(at - 1) || 0) + 1
        next.set(at, length)
        if (length > 1) pairs.add(at)
        if (runs.has(at + 1)) pairs.add(at + 1) // the other way round, as in the other language: «recherche lunaire»
        if (length > longest) longest = length
      }
      runs = next
    }
    return { pairs: pairs.size, longest }
  }

  /** Whether a word of the query is one that texts write small: «espace», of «Traité de l’espace» too. */
  function isOrdinary(shelf, word) {
    let small = 0
    for (const [number, fit] of word.forms) if (fit >= STEM) small += shelf.vocabulary.small[number]
    return small > 0
  }

  /** The words that say something, or all where none does. */
  function telling(query) {
    const words = query.words.filter((word) => !word.isDate)
    const some = words.filter((word) => !search.LITTLE.has(word.folded))
    return some.length ? some : words
  }

  /** Put first the pages whose name was typed: wholly, as it sounds, or the part of it that people say. */
  function favourNames(shelf, query, pages) {
    const all = query.words.filter((word) => !word.isDate)
    const words = telling(query)
    const favour = (each, much) => {
      let page = pages.get(each.page)
      const { root, boost, names } = shelf.pages[each.page]
      if (!page) {
        page = { number: each.page, best: new Map(), docs: new Map([[root, 0.01]]), score: 0, coverage: 1 }
        pages.set(each.page, page)
      }
      if (boost < LIST) much /= 10
      if (names.length < 2) much /= 2
      page.name = Math.max(page.name || 0, much)
    }
    for (const [list, less] of words.length < all.length ? [[all, 0], [words, 2]] : [[all, 0]]) {
      const letters = list.map((word) => word.folded).join("")
      const sounds = "~" + list.map((word) => search.sound(word.folded)).join("")
      for (const each of shelf.wholeNames.get(letters) || []) favour(each, (each.isMain ? 30 : 28) - less)
      if (letters.length < 4) continue
      for (const each of shelf.wholeNames.get(sounds) || []) favour(each, (each.isMain ? 24 : 22) - less)
    }
    if (words.length > 6) return
    const candidates = new Set()
    for (const word of words) {
      for (const number of word.forms.keys()) {
        for (const each of shelf.nameWords.get(shelf.vocabulary.words[number]) || []) candidates.add(each)
      }
    }
    const fit = (word, other) => {
      const number = shelf.vocabulary.byWord.get(other)
      return word.meant.has(number) ? 0 : word.forms.get(number) || 0
    }
    const isOrdinaryPart = words.every((word) => isOrdinary(shelf, word))
    const parts = new Map() // names of which a part was typed, and how much that says
    for (const each of candidates) {
      const least = Math.min(...words.map((word) => Math.max(...each.words.map((other) => fit(word, other)))))
      const share = words.length / Math.max(words.length, each.words.length)
      if (least > 0) {
        const last = fit(words.at(-1), each.words.at(-1)) ? 1 : 0 // a surname says more than a forename
        const isNamed = shelf.pages[each.page].names.length > 1
        const much = isNamed && !isOrdinaryPart ? 9 + 4 * share + last : 2 + 4 * share + last
        const isApart = words.length > 1 && !isRun(each.words, (other, at) => fit(words[at], other), words.length)
        parts.set(each, least * much * (isOrdinaryPart && words.length === 1 ? ORDINARY : isApart ? APART : 1))
      }
      // «sanctions Rogozine» names him too, but not only him.
      else if (each.words.every((other) => words.some((word) => fit(word, other) >= STEM))) {
        favour(each, (1 + each.words.length) * Math.sqrt(each.words.length / words.length))
      }
    }
    // What many are called says little: «Rogozine» is one, «launch» a part of many names.
    const alike = new Set([...parts.keys()].filter((each) => shelf.pages[each.page].names.length > 1).map((each) => each.page))
    for (const [each, much] of parts) favour(each, much / Math.sqrt(Math.max(1, alike.size - 1)))
    for (const page of pages.values()) if (page.name) page.score += page.name
  }

  /** Whether words of a name stand side by side, as those typed do: «space station», not of «Space Force Station». */
  function isRun(words, fit, count) {
    return words.some((_, start) => start + count <= words.length && words.slice(start, start + count).every(fit))
  }

  /** Read what was typed, and say what each of its words may stand for. */
  function understand(shelf, typed) {
    const query = parse(typed)
    expand(shelf, query)
    return query
  }

  function find(shelf, query) {
    if (!query.words.length) return { query, pages: [] }
    weigh(shelf, query)
    const pages = score(shelf, query)
    favourPhrases(shelf, query, pages)
    favourNames(shelf, query, pages)
    let list = [...pages.values()].filter((page) => page.score > 0)
    // Where some pages have all of the words, those that have but the least of them are no answer.
    if (list.some((page) => page.coverage > 0.9)) list = list.filter((page) => page.name || page.coverage > 0.4)
    for (const phrase of query.quoted) {
      const places = new Map()
      phrase.forEach((word, at) => {
        const number = shelf.vocabulary.byWord.get(word)
        places.set(number, (places.get(number) || []).concat(at))
      })
      const exact = list.filter((page) =>
        shelf.pages[page.number].docs.some((doc) => sideBySide(shelf, doc, places).longest === phrase.length),
      )
      if (exact.length) list = exact
    }
    list.sort((one, other) => other.score - one.score || one.number - other.number)
    return { query, pages: list }
  }

  Object.assign(search, { understand, find, telling, favourNames, pagesWith, rarity })
})(self.dossierSearch)
