import { byId } from './dom.js'

/** Dark or light: as the system has it until the button is pressed; then as chosen, in this browser. */
export function theme() {
  const button = byId('theme')
  const system = matchMedia('(prefers-color-scheme: light)')
  const current = () => localStorage.getItem('theme') ?? (system.matches ? 'light' : 'dark')
  const show = () => {
    document.documentElement.dataset.theme = current()
    button.textContent = current() === 'dark' ? 'Light' : 'Dark'
    button.setAttribute('aria-label', `Switch to the ${current() === 'dark' ? 'light' : 'dark'} theme`)
  }
  button.addEventListener('click', () => {
    localStorage.setItem('theme', current() === 'dark' ? 'light' : 'dark')
    show()
  })
  system.addEventListener('change', show)
  show()
}
