/**
 * Each version of what Excel is given, with the content that it had (`content.ts`). Whatever changes there is another version, and so
 * another line: lines are never changed, because Excel keeps what it fetched under a version. `npm run manifest` says the new line.
 */
export const versions: Readonly<Record<string, string>> = {
  '1.2.0.0': 'before contents were kept',
  '1.3.0.0': '6cb9c1af6af916ae',
  '1.3.1.0': '9a4a9dfe2249f729',
}

export const latestVersion = Object.keys(versions).at(-1) as string
