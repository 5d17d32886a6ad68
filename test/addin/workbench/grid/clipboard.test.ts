// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { blockOfTable, blockOfText, tableOfBlock, textOfBlock } from '../../../../addin/workbench/grid/clipboard.ts'

const tableIn = (html: string) => blockOfTable(new DOMParser().parseFromString(html, 'text/html'))

describe('tab-separated text', () => {
  test('becomes rows and cells, and the line end at the end is no row', () => {
    expect(blockOfText('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })
  test('keeps blank cells and blank lines in between', () => {
    expect(blockOfText('a\t\n\n\tb')).toEqual([
      ['a', ''],
      ['', ''],
      ['', 'b'],
    ])
  })
  test('reads quoted cells with tabs, line ends and quotes in them', () => {
    expect(blockOfText('"two\r\nlines"\t"a ""quoted"" word"\n"a\tb"\tplain')).toEqual([
      ['two\nlines', 'a "quoted" word'],
      ['a\tb', 'plain'],
    ])
  })
  test('leaves quotes alone that do not enclose the whole cell', () => {
    expect(blockOfText('"quoted" word\t3" pipe\n"open')).toEqual([
      ['"quoted" word', '3" pipe'],
      ['"open', ''],
    ])
  })
  test('makes short rows as long as the longest', () => {
    expect(blockOfText('a\nb\tc')).toEqual([
      ['a', ''],
      ['b', 'c'],
    ])
  })
  test('is read back as it was written', () => {
    const block = [
      ['plain', 'two\nlines', ''],
      ['', 'say "yes"', 'a\tb'],
    ]
    expect(blockOfText(textOfBlock(block))).toEqual(block)
  })
})

describe('a table in HTML', () => {
  test('gives its texts with collapsed spaces and kept line breaks', () => {
    const html =
      '<p>Rows:</p><table><tr><th> Item </th><td>a<br>b</td></tr><tr><td>\n  x   y\n</td><td>&nbsp;</td></tr></table>'
    expect(tableIn(html)).toEqual([
      ['Item', 'a\nb'],
      ['x y', ''],
    ])
  })
  test('puts a cell that spans others at their top left', () => {
    const html =
      '<table><tr><td rowspan="2">tall</td><td colspan="2">wide</td></tr><tr><td>a</td><td>b</td></tr></table>'
    expect(tableIn(html)).toEqual([
      ['tall', 'wide', ''],
      ['', 'a', 'b'],
    ])
  })
  test('is no table when there is none', () => {
    expect(tableIn('<b>text</b>')).toBeUndefined()
  })
  test('is read back as it was written', () => {
    const block = [['a < b & c', 'two\nlines']]
    expect(tableIn(tableOfBlock(block))).toEqual(block)
  })
})
