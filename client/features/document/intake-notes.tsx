import './intake-notes.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useDownload } from '#client/rpc/use-download.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { DateField } from '#client/ui/date-field.tsx'
import { notify } from '#client/ui/notify.ts'
import { StatusGlyph } from '#client/ui/status-tag.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { doubleCourse } from '#shared/domain/course/double-course.ts'
import { hasWageTalk, placementLaw, placementLimits } from '#shared/domain/social-model/intake-weeks.ts'
import { type LiveCard, numberIn, textIn } from '#shared/domain/social-model/live-card.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { cardListHome } from '#shared/document/cards.ts'
import { useCardDesk } from './card-desk.ts'

/** Beside the track: the limits of the law, whom to call, and the programme as a calendar file. */
export function IntakeNotes({ cards }: { readonly cards: readonly LiveCard[] }) {
  const { documentId } = useCardDesk()
  const partnership = useQuery(useTRPC().documents.get.queryOptions({ documentId })).data?.partnership
  const plan = partnership?.documents.find(({ kind }) => kind === 'partnerPlan')
  return (
    <div className="intake-notes">
      <Limits cards={cards} />
      {partnership !== undefined && plan !== undefined && <Contact partnership={partnership} planId={plan.id} />}
      {partnership !== undefined && <CalendarFile partnership={partnership} />}
    </div>
  )
}

function Limits({ cards }: { readonly cards: readonly LiveCard[] }) {
  const { t } = useTranslation('course')
  const limits = placementLimits(cards)
  const values = { weeks: limits.lastWeek, law: placementLaw }
  const isLate = !hasWageTalk(cards)
  const placement =
    limits.lastWeek === 0
      ? 'noPlacement'
      : limits.isOver26
        ? 'over26'
        : !limits.isOver13
          ? 'within'
          : limits.hasExtensionStep
            ? 'extensionPlanned'
            : 'over13'
  const isFine = placement === 'within' || placement === 'extensionPlanned'
  return (
    <section aria-labelledby="intake-limits">
      <h3 id="intake-limits">{t('intake.title')}</h3>
      <ul>
        <li>
          <StatusGlyph tone={isFine ? 'ready' : 'missing'} /> <span>{t(`intake.${placement}`, values)}</span>
        </li>
        <li>
          <StatusGlyph tone={isLate ? 'missing' : 'ready'} />{' '}
          <span>{t(isLate ? 'intake.noWageTalk' : 'intake.wageTalk')}</span>
        </li>
      </ul>
    </section>
  )
}

/** The single point of contact, which stands in the partner plan and is wanted here. */
function Contact({ partnership, planId }: { readonly partnership: PartnershipView; readonly planId: DocumentId }) {
  const { t } = useTranslation('course')
  const { data, isError } = useQuery(useTRPC().cards.ofDocument.queryOptions({ documentId: planId }))
  return (
    <section aria-labelledby="intake-contact">
      <h3 id="intake-contact">{t('intake.contact')}</h3>
      {isError && <p role="alert">{t('intake.contactFailed')}</p>}
      {data !== undefined && data.contacts.length === 0 && (
        <p>
          {t('intake.noContact')}{' '}
          <Link
            to="/p/$slug/d/$documentId"
            params={{ slug: partnership.slug, documentId: planId }}
            search={{ afsnit: cardListHome.contacts.section }}
          >
            {t('intake.toContact')}
          </Link>
        </p>
      )}
      {data?.contacts.map((card) => (
        <ContactLines key={card.id} card={card} language={partnership.language} />
      ))}
      {data !== undefined && data.escalations.length > 0 && (
        <>
          <h4>{t('intake.escalation')}</h4>
          <dl className="intake-levels" lang={partnership.language}>
            {data.escalations.map((card) => (
              <div key={card.id}>
                <dt>
                  <Level level={textIn(card, 'level')} />
                </dt>
                <dd>
                  {[textIn(card, 'action'), textIn(card, 'deadline')].filter((words) => words !== '').join(' · ')}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}

function ContactLines({ card, language }: { readonly card: LiveCard; readonly language: string }) {
  const { t } = useTranslation('course')
  const hours = numberIn(card, 'answerHours')
  const minutes = numberIn(card, 'urgentMinutes')
  const substitute = textIn(card, 'substitute')
  const substitutePhone = textIn(card, 'substitutePhone')
  const answer =
    hours === null
      ? t('intake.noAnswerTime')
      : [
          t('intake.answers', { hours: formatNumber(hours) }),
          ...(minutes === null ? [] : [t('intake.urgent', { minutes: formatNumber(minutes) })]),
        ].join(', ')
  return (
    <p>
      <strong lang={language}>{textIn(card, 'role')}</strong> <Phone number={textIn(card, 'phone')} />
      <br />
      {answer}.
      <br />
      {substitute === '' ? t('intake.noSubstitute') : t('intake.substitute', { name: substitute })}{' '}
      <Phone number={substitutePhone} />
    </p>
  )
}

const Phone = ({ number }: { readonly number: string }) =>
  number === '' ? null : <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>

function Level({ level }: { readonly level: string }) {
  const { t } = useTranslation('course')
  if (level !== 'green' && level !== 'yellow' && level !== 'red' && level !== 'black') return '–'
  return t(`intake.level.${level}`)
}

function CalendarFile({ partnership }: { readonly partnership: PartnershipView }) {
  const { t } = useTranslation('course')
  const { documentId } = useCardDesk()
  const refusalText = useRefusalText()
  const { mutateAsync, isPending } = useDownload()
  const { startsOn, endsOn, followUpEndsOn } = partnership
  const [firstDay, setFirstDay] = useState<string | null>(() =>
    startsOn === null
      ? null
      : (doubleCourse({ startsOn, endsOn, followUpEndsOn }).phases.find(({ key }) => key === 'placement')?.from ??
        null),
  )
  const save = async () => {
    if (firstDay === null) {
      notify({ message: t('intake.needsDay'), tone: 'danger' })
      return
    }
    try {
      await mutateAsync({ name: 'intake.ics', query: { documentId, firstDay } })
      notify({ message: t('intake.downloaded'), tone: 'success' })
    } catch (error) {
      notify({ message: refusalText(error), tone: 'danger' })
    }
  }
  return (
    <section className="intake-calendar" aria-labelledby="intake-calendar">
      <h3 id="intake-calendar">{t('intake.calendar')}</h3>
      <DateField label={t('intake.firstDay')} value={firstDay} onChange={setFirstDay} />
      <Button icon="calendar" isBusy={isPending} onClick={() => void save()}>
        {t('intake.download')}
      </Button>
      <p>
        <Link to="/p/$slug/forloeb" params={{ slug: partnership.slug }}>
          {t('link')}
        </Link>
      </p>
    </section>
  )
}
