import { useEffect } from 'react'

/** Escape goes back, from wherever the focus is in the pane. A menu that is open takes it for itself. */
export function useEscape(onBack: () => void): void {
  useEffect(() => {
    const back = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isInMenu(event.target)) onBack()
    }
    window.addEventListener('keydown', back)
    return () => window.removeEventListener('keydown', back)
  }, [onBack])
}

const isInMenu = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=menu], select') !== null
