import { useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import { StatusGlyph } from '#client/ui/status-tag.tsx'
import {
  type BuddyCapacity,
  buddyCapacity,
  mostPlacementsFor,
  ordinaryStaff,
} from '#shared/domain/social-model/buddy-capacity.ts'
import { CardForms } from './card-forms.tsx'
import { useCards } from './card-desk.ts'

/** What the firm can take at a time, place by place, held against buddies, hours and staff. */
export function Capacity() {
  return (
    <CardForms list="capacity" first={['places']}>
      <CapacityCheck />
    </CardForms>
  )
}

/** Whether trained buddies and their hours are enough for the places; under the buddies without what concerns staff. */
export function CapacityCheck({ isOfBuddies = false }: { readonly isOfBuddies?: boolean }) {
  const { t } = useTranslation('lists')
  const capacity = useCards('capacity')
  const tasks = useCards('tasks')
  const found = buddyCapacity(capacity, tasks)
  const staff = isOfBuddies ? null : ordinaryStaff(capacity)
  const title = t(isOfBuddies ? 'capacity.check.buddyTitle' : 'capacity.check.title')
  return (
    <section className="capacity-check" aria-label={title}>
      <h3>{title}</h3>
      {found.places === 0 ? (
        <p>{t(isOfBuddies ? 'capacity.check.noneBuddies' : 'capacity.check.none')}</p>
      ) : (
        <ul>
          <Line isEnough={found.missingBuddies === 0} text={buddyLine(found, t)} />
          <Line isEnough={found.missingBuddyHours === 0} text={hourLine(found, t)} />
          {staff !== null && (
            <Line
              isEnough={found.places <= mostPlacementsFor(staff)}
              text={t('capacity.check.staff', { staff: formatNumber(staff), most: mostPlacementsFor(staff) })}
            />
          )}
        </ul>
      )}
    </section>
  )
}

type Words = ReturnType<typeof useTranslation<'lists'>>['t']

const buddyLine = ({ trainedBuddies, places, neededBuddies, missingBuddies }: BuddyCapacity, t: Words): string =>
  [
    t('capacity.check.buddies', { trained: trainedBuddies, count: places, needed: neededBuddies }),
    missingBuddies > 0 ? t('capacity.check.buddiesMissing', { missing: missingBuddies }) : t('capacity.check.enough'),
  ].join(' ')

const hourLine = ({ buddyHours, neededBuddyHours, missingBuddyHours }: BuddyCapacity, t: Words): string =>
  [
    t('capacity.check.hours', { has: formatNumber(buddyHours), needs: formatNumber(neededBuddyHours) }),
    missingBuddyHours > 0
      ? t('capacity.check.hoursMissing', { missing: formatNumber(missingBuddyHours) })
      : t('capacity.check.enough'),
  ].join(' ')

const Line = ({ isEnough, text }: { readonly isEnough: boolean; readonly text: string }) => (
  <li>
    <StatusGlyph tone={isEnough ? 'ready' : 'missing'} />
    {text}
  </li>
)
