import { expect, test } from 'vitest'
import { openLinks } from '../../../server/approval/links.ts'

const link = { company: 'demo', entryId: 'e1', approver: 'béa', expires: 1000 }
const links = openLinks(Buffer.from('one secret'), 'https://sales.example')
const tokenOf = (address: string) => address.slice('https://sales.example/approval/'.length)
const token = tokenOf(links.address(link))

test('a link says who it is for, until its time is over', () => {
  expect(links.read(token, 999)).toEqual(link)
  expect(links.read(token, 1000)).toBeNull()
})

test('a link that was changed, cut or signed elsewhere is none', () => {
  const [text = '', mark = ''] = token.split('.')
  const others = Buffer.from(JSON.stringify(['demo', 'e2', 'béa', 1000])).toString('base64url')
  for (const wrong of [`${others}.${mark}`, text, `${text}.`, `${text}.${mark.slice(2)}`, '', 'x.y'])
    expect(links.read(wrong, 0)).toBeNull()
  expect(openLinks(Buffer.from('another'), 'https://sales.example').read(token, 0)).toBeNull()
})
