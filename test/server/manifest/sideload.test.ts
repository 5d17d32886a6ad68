import { describe, expect, test } from 'vitest'
import { product } from '../../../server/manifest/ribbon.ts'
import { originOf, sideloadingOn } from '../../../server/manifest/sideload.ts'

describe('sideloading', () => {
  test('on a Mac is a file in the folder that Excel reads', () => {
    const { file, command } = sideloadingOn({ platform: 'darwin', home: '/Users/an' }) ?? {}
    expect(file).toBe(`/Users/an/Library/Containers/com.microsoft.Excel/Data/Documents/wef/${product.id}.manifest.xml`)
    expect(command).toBeNull()
  })

  test('on Windows is a name in the registry of the user', () => {
    const { file, command } = sideloadingOn({ platform: 'win32', home: 'C:\\Users\\an' }) ?? {}
    expect(file).toBe('C:\\Users\\an\\AppData\\Local\\Verkoop\\manifest.xml')
    expect(command).toEqual(expect.arrayContaining(['reg', 'add', product.id, file]))
  })

  test('is nothing where no Excel runs, and from https only', () => {
    expect(sideloadingOn({ platform: 'linux', home: '/home/an' })).toBeNull()
    expect(originOf(undefined)).toBe('https://localhost:3000')
    expect(originOf('https://sales.example/verkoop')).toBe('https://sales.example')
    expect(() => originOf('http://localhost:3000')).toThrow('https')
  })
})
