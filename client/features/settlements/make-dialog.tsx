import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { ChoiceField } from '#client/ui/choice-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { SettlementsView } from '#shared/contracts/settlements.ts'
import { lastDayOfMonth } from '#shared/domain/outcome/programme-month.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { firstMonthOf, periodChoices } from './settlements.model.ts'
import { useSettlementChanges } from './use-settlements.ts'

/** For which months: those that have begun and that nobody has agreed on yet. */
export function MakeDialog({
  partnership,
  view,
  onClose,
}: {
  partnership: PartnershipView
  view: SettlementsView
  onClose: () => void
}) {
  const { t } = useTranslation('settlements')
  const refusalText = useRefusalText()
  const { make } = useSettlementChanges()
  // Made once, so that trying again after a lost answer makes no second statement.
  const [id] = useState(() => crypto.randomUUID())
  const choices = periodChoices(view.agreedThrough, view.currentMonth ?? 0)
  const [kind, setKind] = useState(choices[0]?.kind ?? 'month')
  const choice = choices.find((one) => one.kind === kind) ?? { kind, toMonths: [view.agreedThrough + 1] }
  const [chosenMonth, setChosenMonth] = useState<number | null>(null)
  const toMonth = chosenMonth !== null && choice.toMonths.includes(chosenMonth) ? chosenMonth : firstMonthOf(choice)
  const startsOn = CalendarDay.nullable().catch(null).parse(partnership.startsOn)
  const monthWords = (month: number) =>
    startsOn === null
      ? t('make.month', { month })
      : t('make.monthEnds', { month, day: formatDay(lastDayOfMonth(startsOn, month)) })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('make.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            isBusy={make.isPending}
            onClick={() =>
              make.mutate(
                { id, partnershipId: partnership.id, kind, toMonth },
                {
                  onSuccess: () => {
                    notify({ message: t('make.done'), tone: 'success' })
                    onClose()
                  },
                },
              )
            }
          >
            {t('make.save')}
          </Button>
        </>
      }
    >
      <div className="settlements-form">
        {make.error !== null && <ErrorNotice title={t('notDone')}>{refusalText(make.error)}</ErrorNotice>}
        <p className="small muted">{t('make.lead', { month: view.agreedThrough + 1 })}</p>
        <ChoiceField
          label={t('make.kind')}
          options={choices.map((one) => ({ value: one.kind, label: t(`kind.${one.kind}`) }))}
          value={kind}
          onChange={(value) => setKind(choices.find((one) => one.kind === value)?.kind ?? 'month')}
        />
        <SelectField
          label={t('make.toMonth')}
          value={String(toMonth)}
          options={choice.toMonths.map((month) => ({ value: String(month), label: monthWords(month) }))}
          onChange={(value) => setChosenMonth(Number(value))}
        />
      </div>
    </Dialog>
  )
}
