import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '#client/ui/announce.ts'
import { Button } from '#client/ui/button.tsx'
import { notify } from '#client/ui/notify.ts'
import { Page } from '#client/ui/page.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { StatusTag, type StatusTone } from '#client/ui/status-tag.tsx'
import { type Findings, type Verdict, summaryOf, testedThings } from './self-test.model.ts'
import { runSelfTest } from './self-test.ts'
import { Bullets, TextSection } from './text-parts.tsx'

const toneOf: Record<Verdict | 'waiting', StatusTone> = {
  ok: 'ready',
  poor: 'missing',
  broken: 'late',
  waiting: 'progress',
}

/** Whether this network and this browser let Samspil work, and what to ask an IT department for. */
export function SelfTestScreen() {
  const { t } = useTranslation('help')
  const [round, setRound] = useState(1)
  const [findings, setFindings] = useState<Findings>({})
  useEffect(() => {
    const aborting = new AbortController()
    void runSelfTest((found) => setFindings((before) => ({ ...before, ...found })), aborting.signal)
    return () => aborting.abort()
  }, [round])
  const summary = summaryOf(findings)
  const sentence = t(`selfTest.summary.${summary}`)
  useEffect(() => {
    if (summary !== 'waiting') announce(sentence)
  }, [summary, sentence])

  const { host, hostname, port, protocol } = location
  const needs = t('selfTest.needs', {
    returnObjects: true,
    host: hostname,
    port: port || (protocol === 'https:' ? '443' : '80'),
  })
  const valueOf = (thing: (typeof testedThings)[number]): string => {
    const measured = findings[thing]?.measured ?? null
    if (measured === null) return ''
    return thing === 'clock' ? t('selfTest.seconds', { count: measured }) : t('selfTest.ms', { ms: measured })
  }
  const report = [
    `${t('selfTest.title')}: ${sentence}`,
    `${protocol}//${host} · ${navigator.userAgent}`,
    ...testedThings.map((thing) => {
      const verdict = findings[thing]?.verdict ?? 'waiting'
      return `${t(`selfTest.thing.${thing}.name`)}: ${t(`selfTest.verdict.${verdict}`)} ${valueOf(thing)}`.trim()
    }),
    '',
    ...needs.map((need) => `- ${need}`),
  ].join('\n')
  const copy = (): void => {
    // Without a secure origin there is no clipboard; the lines on the page can be selected instead.
    const written = navigator.clipboard?.writeText(report) ?? Promise.reject(new Error('no clipboard'))
    written.then(
      () => notify({ tone: 'success', message: t('selfTest.copied') }),
      () => notify({ tone: 'danger', message: t('selfTest.notCopied') }),
    )
  }
  return (
    <Page title={t('selfTest.title')} lead={t('selfTest.lead')}>
      <ShellHeader breadcrumb={[{ label: t('selfTest.title') }]} />
      <p className="self-test-summary">
        <StatusTag tone={toneOf[summary]}>{t(`selfTest.verdict.${summary}`)}</StatusTag> <b>{sentence}</b>
      </p>
      <ul className="self-test-list" aria-busy={summary === 'waiting'}>
        {testedThings.map((thing) => {
          const verdict = findings[thing]?.verdict ?? 'waiting'
          return (
            <li key={thing}>
              <div className="self-test-line">
                <b>{t(`selfTest.thing.${thing}.name`)}</b>
                <StatusTag tone={toneOf[verdict]}>{t(`selfTest.verdict.${verdict}`)}</StatusTag>
                <span className="small muted">{valueOf(thing)}</span>
              </div>
              <p className="small muted">
                {verdict === 'ok' || verdict === 'waiting'
                  ? t(`selfTest.thing.${thing}.means`)
                  : t(`selfTest.thing.${thing}.lacks`)}
              </p>
            </li>
          )
        })}
      </ul>
      <div className="self-test-actions">
        <Button variant="primary" onClick={copy}>
          {t('selfTest.copy')}
        </Button>
        <Button
          disabled={summary === 'waiting'}
          onClick={() => {
            setFindings({})
            setRound(round + 1)
          }}
        >
          {t('selfTest.again')}
        </Button>
      </div>
      <TextSection title={t('selfTest.needsTitle')}>
        <p>{t('selfTest.needsLead')}</p>
        <Bullets items={needs} />
      </TextSection>
    </Page>
  )
}
