// Runs in the browser, as it stands. The pane gave ?c=<challenge>&s=<state>; it gets {code, state} back, never a password.
const form = document.querySelector('form')
const alert = document.querySelector('[role=alert]')
const asked = new URLSearchParams(location.search)

form.addEventListener('submit', (event) => {
  event.preventDefault()
  form.querySelector('button').disabled = true
  alert.textContent = ''
  signIn()
    .catch((error) => {
      alert.textContent = error.shown ?? form.dataset.failed
    })
    .finally(() => {
      form.querySelector('button').disabled = false
    })
})

async function signIn() {
  const { userName, password } = Object.fromEntries(new FormData(form))
  const answer = await fetch('/api/v1/sessions/codes', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': form.dataset.language },
    body: JSON.stringify({ userName, password, challenge: asked.get('c') ?? '' }),
  })
  const body = await answer.json()
  if (!answer.ok) throw Object.assign(new Error(body.code), { shown: body.detail })
  await loadOffice()
  window.Office.context.ui.messageParent(JSON.stringify({ code: body.code, state: asked.get('s') ?? '' }))
}

function loadOffice() {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = form.dataset.office
    script.onload = () => window.Office.onReady(resolve)
    script.onerror = reject
    document.head.append(script)
  })
}
