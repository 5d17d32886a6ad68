// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createRibbon } from '../../../../addin/workbench/grid/ribbon.ts'
import {
  type RibbonButton,
  readCellMenu,
  readRibbon,
  shortcutsPathIn,
} from '../../../../addin/workbench/host/manifest.ts'

const manifest = () => new DOMParser().parseFromString(readFileSync('manifest.xml', 'utf8'), 'application/xml')
const tabIn = (locale: string) => readRibbon(manifest(), locale) ?? expect.fail('there is no tab')
const buttonsIn = (locale: string) => tabIn(locale).groups.flatMap(({ buttons }) => buttons)

describe('the ribbon in the manifest', () => {
  test('has its buttons with words, icons and what they call', () => {
    expect(tabIn('en-US').label).toBe('Verkoop')
    expect(buttonsIn('en-US')).toContainEqual({
      id: 'Verkoop.checkRows',
      label: 'Check',
      tip: 'Check all rows of this sheet and mark what is wrong.',
      icon: '/icons/check-32.png',
      functionName: 'checkRows',
      items: [],
    })
    expect(buttonsIn('en-US')[0]?.functionName).toBeNull()
  })

  test('has menus, which call nothing themselves but offer what does', () => {
    const menu = buttonsIn('nl-BE').find(({ id }) => id === 'Verkoop.takeBack')
    expect(menu).toMatchObject({ label: 'Terugdraaien', functionName: null })
    expect(menu?.items.map(({ label, functionName }) => [label, functionName])).toEqual([
      ['Annuleren', 'cancelSelected'],
      ['Crediteren', 'creditSelected'],
      ['Ongedaan maken', 'undoSelected'],
    ])
  })

  test('speaks the language of the locale, and its own where it has no words for it', () => {
    const labels = (locale: string) => buttonsIn(locale).map(({ label }) => label)
    expect(labels('nl-BE')).not.toEqual(labels('en-US'))
    expect(labels('de-DE')).toEqual(labels('en-US'))
  })

  test('of a manifest without commands is none', () => {
    expect(readRibbon(new DOMParser().parseFromString('<OfficeApp/>', 'application/xml'), 'en-US')).toBeNull()
  })
})

describe('the menu on a cell in the manifest', () => {
  test('is one menu with what can be done with the selected rows, in the words of the locale', () => {
    const [menu, ...others] = readCellMenu(manifest(), 'fr-BE')
    expect(others).toEqual([])
    expect(menu).toMatchObject({ label: 'Verkoop', functionName: null })
    expect(menu?.items.map(({ label, functionName }) => [label, functionName])).toEqual([
      ['Vérifier ces lignes', 'checkSelected'],
      ['Erreur suivante', 'nextProblem'],
      ['Voir le document', 'showDocument'],
      ['Voir les écritures', 'showEntries'],
      ['Fiche du client', 'showCustomer'],
    ])
  })

  test('leads to the file of the key combinations', () => {
    expect(shortcutsPathIn(manifest())).toBe('/shortcuts.json')
  })

  test('is none where there is none', () => {
    expect(readCellMenu(new DOMParser().parseFromString('<OfficeApp/>', 'application/xml'), 'en-US')).toEqual([])
  })
})

describe('a button of the ribbon', () => {
  const open = () => {
    const pressed: string[] = []
    const waiting: (() => void)[] = []
    const press = ({ id }: RibbonButton) => {
      pressed.push(id)
      return new Promise<void>((resolve) => waiting.push(resolve))
    }
    const ribbon = createRibbon(tabIn('en-US'), press)
    const button = ribbon.element.querySelector<HTMLButtonElement>('[data-command="Verkoop.checkRows"]')
    return { ribbon, pressed, waiting, button: button ?? expect.fail('there is no such button') }
  }

  test('is pressed once until it is done', async () => {
    const { button, pressed, waiting } = open()
    button.click()
    button.click()
    expect([pressed.length, button.getAttribute('aria-busy')]).toEqual([1, 'true'])
    waiting[0]?.()
    await Promise.resolve()
    await Promise.resolve()
    button.click()
    expect(pressed).toEqual(['Verkoop.checkRows', 'Verkoop.checkRows'])
  })

  test('that is a menu opens a list, from which one is pressed', () => {
    const { ribbon, pressed } = open()
    document.body.append(ribbon.element)
    ribbon.element.querySelector<HTMLButtonElement>('[data-command="Verkoop.takeBack"]')?.click()
    const items = [...document.querySelectorAll<HTMLButtonElement>('[role=menuitem]')]
    expect(items.map(({ textContent }) => textContent)).toEqual(['Cancel', 'Credit', 'Undo'])
    items[1]?.click()
    expect(pressed).toEqual(['Verkoop.creditSelected'])
    ribbon.element.remove()
  })

  test('is switched off as the add-in asks, and the tab is hidden with all of them', () => {
    const { ribbon, button } = open()
    ribbon.enable('Verkoop.checkRows', false)
    expect(button.disabled).toBe(true)
    ribbon.enable('Verkoop.checkRows', true)
    ribbon.show(false)
    expect([button.disabled, ribbon.element.hidden]).toEqual([false, true])
  })
})
