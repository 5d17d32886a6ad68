/** The headers of a file that is answered: what it is, and how it is called in every alphabet. */
export const fileHeaders = (type: string, name: string, disposition: 'inline' | 'attachment') => ({
  'content-type': type,
  'content-disposition': `${disposition}; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
})
