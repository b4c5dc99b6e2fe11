// Puts a button beside each way of citing that copies it. Without scripts the words are there to be selected.
for (const details of document.querySelectorAll("details.citing")) {
  const status = document.createElement("span")
  status.className = "copied-status"
  status.setAttribute("role", "status")
  details.append(status)
  for (const what of details.querySelectorAll(".reference, pre")) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = details.dataset.copy
    button.className = "copy"
    if (what.matches("pre")) button.setAttribute("aria-label", `${details.dataset.copy}: ${what.getAttribute("aria-label")}`)
    button.addEventListener("click", async () => {
      const words = what.matches("pre") ? what.textContent : what.innerText.trim()
      if (!(await copy(words, what))) return
      button.textContent = status.textContent = details.dataset.copied
      setTimeout(() => {
        button.textContent = details.dataset.copy
        status.textContent = ""
      }, 2000)
    })
    if (what.matches("pre")) what.previousElementSibling.append(button)
    else what.after(button)
  }
}

// Copies words; where the browser keeps the clipboard to itself, selects them, so that a key copies them.
async function copy(words, what) {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    getSelection().selectAllChildren(what)
    return document.execCommand("copy")
  }
}
