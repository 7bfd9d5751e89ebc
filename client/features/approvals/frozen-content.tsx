import { DOMSerializer } from '@tiptap/pm/model'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney, formatNumber } from '#client/i18n/format.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { paymentRuleText } from '#shared/content/payment-rule.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import type { AgreementContent, AgreementSection } from '#shared/domain/approval/agreement.ts'
import { outcomeCodes } from '#shared/domain/outcome/outcome-ladder.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { contentSchema } from '#shared/document/schema.ts'
import { useCardNames } from './use-card-names.ts'

/** The whole of a version as it stands in its bytes: nothing here comes from the live document. */
export function FrozenContent({ content }: { content: AgreementContent }) {
  const { t, i18n } = useTranslation('approvals')
  // The sentence of a target is made of the frozen fields, so it can be read in either language.
  const rule = {
    language: i18n.language === 'en' ? ('en' as const) : ('da' as const),
    parties: content.parties,
    startsOn: CalendarDay.safeParse(content.partnership.startsOn).data ?? null,
  }
  const partyName = (id: string): string => content.parties.find((party) => party.id === id)?.name ?? '–'
  const promiseOf = (id: string): string => content.commitments.find((one) => one.id === id)?.what ?? '⚑'
  return (
    <div className="approvals-frozen">
      {content.documents.map(({ id, kind, firmPartyId, language, sections }) => (
        <section key={id} lang={language}>
          <h3>{kind === 'partnerPlan' ? t('check.plan') : t('check.model', { firm: partyName(firmPartyId ?? '') })}</h3>
          {sections.map((section) => (
            <FrozenSection key={section.sectionId} section={section} language={language} promiseOf={promiseOf} />
          ))}
        </section>
      ))}
      <section>
        <h3>{t('one.commitments')}</h3>
        {content.commitments.length === 0 && <p className="muted">{t('one.none')}</p>}
        <ul>
          {content.commitments.map(({ id, partyId, what, quantity, unit, dueOn, condition, evidence }) => (
            <li key={id}>
              {t('one.commitmentLine', { party: partyName(partyId), what })}
              <span className="small muted">
                {[
                  quantity === null ? '' : `${formatNumber(quantity)} ${unit}`,
                  dueOn === null ? '' : formatDay(dueOn),
                  condition,
                  evidence,
                ]
                  .filter((part) => part.trim() !== '')
                  .map((part) => ` · ${part}`)
                  .join('')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('one.targets')}</h3>
        {content.targets.length === 0 && <p className="muted">{t('one.none')}</p>}
        <ul>
          {content.targets.map((target) => (
            <li key={target.id}>{paymentRuleText(target, rule)}</li>
          ))}
        </ul>
        {content.rateCard.slice(-1).map(({ version, validFrom, lines, caps, lagMonths }) => (
          <div key={version}>
            <h4>{t('one.rateCard', { version, day: formatDay(validFrom) })}</h4>
            <ul>
              {outcomeCodes.flatMap((code) => {
                const line = lines[code]
                return line === undefined
                  ? []
                  : [<li key={code}>{t('one.rateLine', { code, amount: formatMoney(line.tariffOre) })}</li>]
              })}
              {caps.perCitizenOre !== null && (
                <li>{t('one.capPerCitizen', { amount: formatMoney(caps.perCitizenOre) })}</li>
              )}
              {caps.perJobOre !== null && <li>{t('one.capPerJob', { amount: formatMoney(caps.perJobOre) })}</li>}
              {caps.totalOre !== null && <li>{t('one.capTotal', { amount: formatMoney(caps.totalOre) })}</li>}
              <li>{t('one.lag', { count: lagMonths })}</li>
            </ul>
          </div>
        ))}
      </section>
      {content.attachments.length > 0 && (
        <section>
          <h3>{t('one.attachments')}</h3>
          <ul>
            {content.attachments.map(({ id, fileName, sha256 }) => (
              <li key={id}>
                {fileName} <span className="approvals-hash">{sha256.slice(0, 16)} …</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function FrozenSection(props: {
  readonly section: AgreementSection
  readonly language: 'da' | 'en'
  readonly promiseOf: (id: string) => string
}) {
  const { section, language, promiseOf } = props
  const { sectionId, prose, lists } = section
  const names = useCardNames()
  const isEmpty = prose.length === 0 && lists.every(({ cards }) => cards.length === 0)
  if (isEmpty) return null
  return (
    <section>
      <h4>
        <span className="section-code">{sectionId}</span> {sectionTemplate(sectionId, language).title}
      </h4>
      <FrozenProse prose={prose} promiseOf={promiseOf} />
      {lists.flatMap(({ list, cards }) =>
        cards.map(({ id, fields }) => (
          <dl key={id} className="approvals-card">
            {Object.entries(fields)
              .filter(([, value]) => value !== '')
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{names.fieldName(list, name)}</dt>
                  <dd>{typeof value === 'number' ? formatNumber(value, 2) : names.choiceName(list, name, value)}</dd>
                </div>
              ))}
          </dl>
        )),
      )}
    </section>
  )
}

function FrozenProse({ prose, promiseOf }: Pick<AgreementSection, 'prose'> & { promiseOf: (id: string) => string }) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = root.current
    if (element === null) return
    try {
      const node = contentSchema.nodeFromJSON({ type: 'doc', content: prose })
      element.replaceChildren(DOMSerializer.fromSchema(contentSchema).serializeFragment(node.content))
    } catch {
      // A later version of the schema: the words are shown as they stand in the bytes.
      element.textContent = textIn(prose)
    }
    for (const chip of element.querySelectorAll<HTMLElement>('[data-commitment-chip]')) {
      chip.textContent = `[${promiseOf(chip.dataset['commitmentChip'] ?? '')}]`
    }
    for (const box of element.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
      box.disabled = true
      box.setAttribute('aria-label', box.closest('li')?.textContent?.trim() ?? '')
    }
  }, [prose, promiseOf])
  return <div ref={root} className="tiptap is-still" />
}

function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join(' ')
  if (typeof value !== 'object' || value === null) return ''
  const { text, content } = value as { readonly text?: unknown; readonly content?: unknown }
  return `${typeof text === 'string' ? text : ''}${textIn(content)}`
}

export function PartyLine({ kind, name }: { kind: Parameters<typeof PartyMark>[0]['kind']; name: string }) {
  return (
    <span className="approvals-party">
      <PartyMark kind={kind} size={20} /> {name}
    </span>
  )
}
