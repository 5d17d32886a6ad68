// Runs in the browser, as it stands. Signs in, or uses the code of the address (#signin=…), and lists what the API tells.
const form = document.querySelector('form')
const alert = document.querySelector('[role=alert]')
const lists = document.querySelector('[data-lists]')
const dialog = document.querySelector('dialog')
const language = form.dataset.language

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void show(Object.fromEntries(new FormData(form)))
})
const [, code] = /signin=([\w-]+)/.exec(location.hash) ?? []
if (code) void show({ code })

async function show(proof) {
  alert.textContent = ''
  try {
    const { token } = await (await ask('sessions', { method: 'POST', body: JSON.stringify(proof) })).json()
    const companies = (await (await ask('companies?top=1000', {}, token)).json()).value
    const sections = await Promise.all(companies.map((company) => sectionOf(company, token)))
    lists.replaceChildren(...sections)
    form.hidden = true
    lists.hidden = false
  } catch (error) {
    alert.textContent = error.shown ?? form.dataset.failed
  }
}

async function ask(path, options, token) {
  const signed = token ? { authorization: `Bearer ${token}` } : {}
  const headers = { 'content-type': 'application/json', 'accept-language': language, ...signed }
  const answer = await fetch(`/api/v1/${path}`, { ...options, headers })
  if (answer.ok) return answer
  throw Object.assign(new Error(String(answer.status)), { shown: (await answer.json()).detail })
}

async function sectionOf(company, token) {
  const emails = (await (await ask(`companies/${company.name}/emails?top=10000`, {}, token)).json()).value.reverse()
  const items = emails.slice(0, 500).map((email) => itemOf(company, email, token))
  const list = items.length > 0 ? element('ul', ...items) : element('p', lists.dataset.empty)
  return element('section', element('h2', company.displayName), list)
}

function itemOf(company, email, token) {
  const path = `companies/${company.name}/emails/${email.id}`
  const open = element('a', email.subject)
  open.href = `#${email.id}`
  open.onclick = async (event) => {
    event.preventDefault()
    dialog.querySelector('iframe').srcdoc = await (await ask(`${path}/body`, {}, token)).text()
    dialog.showModal()
  }
  const save = element('a', lists.dataset.save)
  save.href = '#'
  save.onclick = async (event) => {
    event.preventDefault()
    const link = element('a')
    link.href = URL.createObjectURL(await (await ask(`${path}/message`, {}, token)).blob())
    link.download = `${email.documentNumber}.eml`
    link.click()
  }
  const told = [email.to, email.status, new Date(email.queuedDateTime).toLocaleString(language), email.lastError]
  return element('li', open, element('br'), `${told.filter(Boolean).join(' · ')} `, save)
}

function element(name, ...children) {
  const made = document.createElement(name)
  made.append(...children)
  return made
}
