import { useSpeech } from './speech.tsx'

/** The words of a notice's own buttons. */
export function useNoticeLabels() {
  const { say } = useSpeech()
  return {
    details: say('action.details'),
    copy: say('action.copyDetails'),
    copied: say('pane.copied'),
    close: say('action.close'),
  }
}
