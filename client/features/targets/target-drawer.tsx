import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '#client/i18n/format.ts'
import type { TargetBlank } from '#client/i18n/wording/target-sentence.ts'
import { Button } from '#client/ui/button.tsx'
import { ChoiceField } from '#client/ui/choice-field.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { ErrorSummary } from '#client/ui/error-summary.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { notify } from '#client/ui/notify.ts'
import { MultiSelectField } from '#client/ui/select-field.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { CommitmentDraft } from '#shared/domain/commitment/commitment.ts'
import { type OutcomeCode, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import { type OutcomeTarget, OutcomeTargetDraft } from '#shared/domain/outcome/outcome-target.ts'
import { OutcomeTargetId, PartyId } from '#shared/kernel/ids.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import type { RateLine } from '#shared/domain/outcome/rate-card.ts'
import { BlankEditor } from './blank-editor.tsx'
import { EarlierWordings } from './earlier-wordings.tsx'
import { LinkedCommitments } from './linked-commitments.tsx'
import { StepDefinition } from './step-definition.tsx'
import { TargetSentence } from './target-sentence.tsx'
import {
  type TargetFault,
  type TargetField,
  type TargetForm,
  conflictingTargetFields,
  mergedTarget,
  newTargetForm,
  targetDraftOf,
  targetFaults,
  targetFormOf,
} from './targets.model.ts'
import { currentTargetOf, useTargetChanges } from './use-targets.ts'

export type TargetSubject =
  | { readonly kind: 'existing'; readonly target: OutcomeTarget }
  | { readonly kind: 'new'; readonly code: OutcomeCode }

/** Where each fault is put right. */
const blankOf: Record<TargetFault['field'], TargetBlank> = {
  outcomeCode: 'outcome',
  count: 'count',
  outOf: 'count',
  targetGroup: 'group',
  tariffKroner: 'tariff',
  payerPartyId: 'payer',
  payeePartyId: 'payee',
  verifierPartyId: 'verifier',
  evidence: 'evidence',
  programmeMonth: 'month',
  capKroner: 'cap',
}

interface Conflict {
  readonly opened: OutcomeTargetDraft
  readonly mine: OutcomeTargetDraft
  readonly theirs: OutcomeTargetDraft
  readonly choices: Readonly<Partial<Record<TargetField, 'mine' | 'theirs'>>>
}

/** A target as a sentence whose blanks are edited one at a time, with the commitments that contribute to it. */
export function TargetDrawer({
  partnership,
  commitments,
  subject,
  rateOf,
  onClose,
}: {
  partnership: PartnershipView
  commitments: readonly CommitmentView[]
  subject: TargetSubject
  /** The rate card's line of today; undefined while there is no card. */
  rateOf: ((code: OutcomeCode) => RateLine | null) | undefined
  onClose: () => void
}) {
  const { t } = useTranslation('targets')
  const { t: outcomes } = useTranslation('outcomes')
  const actor = useActor()
  const refusalText = useRefusalText()
  const changes = useTargetChanges(partnership.id)
  const editorId = useId()
  const stored = subject.kind === 'existing' ? subject.target : null
  const [id, setId] = useState(() => stored?.id ?? OutcomeTargetId.parse(crypto.randomUUID()))
  const [first] = useState<TargetForm>(() =>
    subject.kind === 'existing'
      ? targetFormOf(subject.target)
      : newTargetForm(
          subject.code,
          partnership.parties,
          outcomes(`${subject.code}.evidence`),
          rateOf?.(subject.code) ?? null,
        ),
  )
  const [base, setBase] = useState(() =>
    stored === null ? null : { draft: OutcomeTargetDraft.parse(stored), version: stored.version },
  )
  const [form, setForm] = useState(first)
  const [open, setOpen] = useState<TargetBlank | null>(stored === null ? 'count' : null)
  const [isChecked, setIsChecked] = useState(false)
  const [isRemoving, setIsRemoving] = useState(false)
  const [isDiscarding, setIsDiscarding] = useState(false)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const startsOn = CalendarDay.nullable().catch(null).parse(partnership.startsOn)
  const mayEdit = decide(actor, partnership.id, { kind: 'target.edit' }).allowed
  const isDirty = conflict !== null || JSON.stringify(form) !== JSON.stringify(first)
  const close = () => (isDirty ? setIsDiscarding(true) : onClose())
  const faults = targetFaults(form)
  const idOf = (field: TargetFault['field']) => `${editorId}-${field}`
  const errorText = (fault: TargetFault): string => {
    switch (fault.problem) {
      case 'personalNumber':
        return t('form.evidenceHint')
      case 'month':
        return t('form.month')
      default:
        return t(`error.${fault.problem}`)
    }
  }
  const errorOf = (field: TargetFault['field']) => {
    const fault = isChecked ? faults.find((candidate) => candidate.field === field) : undefined
    return fault === undefined ? null : errorText(fault)
  }
  const isGone = base !== null && refusalOf(changes.edit.error)?.code === 'thing.notFound'
  const failure = currentTargetOf(changes.edit.error) === null && !isGone ? changes.edit.error : null
  const problem = failure ?? changes.create.error ?? changes.remove.error

  const done = (message: string) => {
    notify({ message, tone: 'success' })
    onClose()
  }
  const create = (newId: OutcomeTargetId, draft: OutcomeTargetDraft) =>
    changes.create.mutate({ id: newId, partnershipId: partnership.id, draft }, { onSuccess: () => done(t('saved')) })
  const edit = (draft: OutcomeTargetDraft, on: { draft: OutcomeTargetDraft; version: number }) =>
    changes.edit.mutate(
      { id, version: on.version, draft },
      {
        onSuccess: () => done(t('saved')),
        onError: (error) => {
          const current = currentTargetOf(error)
          if (current === null) return
          const merged = mergedTarget(on.draft, draft, current.draft, {})
          setBase(current)
          setForm(targetFormOf(merged))
          // Edits of different blanks do not meet: both stand, and nobody needs to be asked.
          if (conflictingTargetFields(on.draft, draft, current.draft).length === 0) edit(merged, current)
          else setConflict({ opened: on.draft, mine: draft, theirs: current.draft, choices: {} })
        },
      },
    )
  const save = () => {
    setIsChecked(true)
    const [fault] = faults
    if (fault !== undefined) return setOpen(blankOf[fault.field])
    const draft = targetDraftOf(form)
    if (draft === null) return
    if (base === null) create(id, draft)
    else edit(draft, base)
  }
  const linked = stored === null ? [] : commitments.filter(({ targetIds }) => targetIds.includes(stored.id))
  const sentence = {
    ...form,
    count: form.count ?? 0,
    tariffOre: oreFromKroner(form.tariffKroner ?? 0),
    capOre: form.capKroner === null ? null : oreFromKroner(form.capKroner),
    verifierPartyId: form.verifierPartyId === null ? null : PartyId.parse(form.verifierPartyId),
  }

  return (
    <>
      <Drawer
        isOpen
        onClose={close}
        title={stored === null ? t('form.createTitle') : t('form.editTitle')}
        eyebrow={t('ladder.code', { code: form.outcomeCode })}
        footer={
          mayEdit ? (
            <>
              {stored !== null && (
                <Button variant="danger" className="target-remove" onClick={() => setIsRemoving(true)}>
                  {t('form.remove')}
                </Button>
              )}
              <Button onClick={close}>{t('form.cancel')}</Button>
              <Button variant="primary" isBusy={changes.create.isPending || changes.edit.isPending} onClick={save}>
                {stored === null ? t('form.save') : t('form.saveEdit')}
              </Button>
            </>
          ) : (
            <p>{t('form.readOnly')}</p>
          )
        }
      >
        {problem !== null && <ErrorNotice title={t('error.saveFailed')}>{refusalText(problem)}</ErrorNotice>}
        {isGone && (
          <section className="target-conflict" role="alert">
            <h3>{t('conflict.removedTitle')}</h3>
            <p className="small">{t('conflict.removedBody')}</p>
            <Button
              onClick={() => {
                const draft = targetDraftOf(form)
                const newId = OutcomeTargetId.parse(crypto.randomUUID())
                setId(newId)
                if (draft !== null) create(newId, draft)
              }}
            >
              {t('conflict.saveAsNew')}
            </Button>
          </section>
        )}
        {conflict !== null && (
          <TargetConflict
            conflict={conflict}
            partnership={partnership}
            onChoose={(field, side) => {
              const choices = { ...conflict.choices, [field]: side }
              setConflict({ ...conflict, choices })
              setForm(targetFormOf(mergedTarget(conflict.opened, conflict.mine, conflict.theirs, choices)))
            }}
          />
        )}
        {isChecked && (
          <ErrorSummary errors={faults.map((fault) => ({ fieldId: idOf(fault.field), message: errorText(fault) }))} />
        )}
        <section className="target-rule">
          <div className="target-rule-head">
            <h3>{outcomes(`${form.outcomeCode}.name`)}</h3>
            <SimulatedStamp />
          </div>
          {mayEdit && <p className="small muted">{t('sentence.hint')}</p>}
          <TargetSentence
            target={sentence}
            parties={partnership.parties}
            startsOn={startsOn}
            open={open}
            editor={editorId}
            {...(mayEdit ? { onOpen: (blank: TargetBlank) => setOpen(blank === open ? null : blank) } : {})}
          />
          {open !== null && mayEdit && (
            <div id={editorId} className="target-editor">
              <BlankEditor
                blank={open}
                form={form}
                onChange={setForm}
                parties={partnership.parties}
                startsOn={startsOn}
                rateOf={rateOf}
                idOf={idOf}
                errorOf={errorOf}
              />
            </div>
          )}
        </section>
        {open !== 'outcome' && (
          <Disclosure summary={t('ladder.meaning', { code: form.outcomeCode })} isOpenAtFirst={stored === null}>
            <StepDefinition code={form.outcomeCode} />
          </Disclosure>
        )}
        {stored === null ? (
          <p className="small muted">{t('linked.afterSave')}</p>
        ) : (
          <section>
            {commitments.length === 0 ? (
              <p className="small muted">{t('linked.none')}</p>
            ) : (
              <MultiSelectField
                label={t('linked.choose')}
                values={linked.map((commitment) => commitment.id)}
                options={commitments
                  .filter(({ status }) => status !== 'lapsed')
                  .map((commitment) => ({ value: commitment.id, label: commitment.what }))}
                onChange={(values) => {
                  for (const commitment of commitments) {
                    const isOn = values.includes(commitment.id)
                    if (isOn === commitment.targetIds.includes(stored.id) || !mayEdit) continue
                    const others = commitment.targetIds.filter((target) => target !== stored.id)
                    changes.link.mutate(
                      {
                        id: commitment.id,
                        version: commitment.version,
                        draft: {
                          ...CommitmentDraft.parse(commitment),
                          targetIds: isOn ? [...others, stored.id] : others,
                        },
                      },
                      {
                        onSuccess: () => notify({ message: t('linkedSaved'), tone: 'success' }),
                        onError: (error) => notify({ message: refusalText(error), tone: 'danger' }),
                      },
                    )
                  }
                }}
              />
            )}
            {linked.length > 0 && (
              <div className="targets-linked">
                <LinkedCommitments commitments={linked} partnership={partnership} />
              </div>
            )}
          </section>
        )}
        {stored !== null && <EarlierWordings target={stored} />}
      </Drawer>
      <ConfirmDialog
        isOpen={isDiscarding}
        isDanger
        title={t('form.discardTitle')}
        confirmLabel={t('form.discard')}
        onClose={() => setIsDiscarding(false)}
        onConfirm={onClose}
      >
        <p>{t('form.discardBody')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={isRemoving}
        isDanger
        isBusy={changes.remove.isPending}
        title={t('form.removeTitle')}
        confirmLabel={t('form.removeConfirm')}
        onClose={() => setIsRemoving(false)}
        onConfirm={() =>
          changes.remove.mutate(
            { id, version: base?.version ?? 1 },
            { onSuccess: () => done(t('removed')), onError: () => setIsRemoving(false) },
          )
        }
      >
        <p>{t('form.removeBody', { count: linked.length })}</p>
      </ConfirmDialog>
    </>
  )
}

function TargetConflict({
  conflict,
  partnership,
  onChoose,
}: {
  conflict: Conflict
  partnership: PartnershipView
  onChoose: (field: TargetField, side: 'mine' | 'theirs') => void
}): ReactNode {
  const { t } = useTranslation('targets')
  const { t: outcomes } = useTranslation('outcomes')
  const labels: Record<TargetField, string> = {
    outcomeCode: t('form.outcome'),
    count: t('form.count'),
    outOf: t('form.outOf'),
    targetGroup: t('form.targetGroup'),
    tariffOre:
      outcomeLadder[conflict.mine.outcomeCode].side === 'citizen' ? t('form.tariffCitizen') : t('form.tariffFirm'),
    payerPartyId: t('form.payer'),
    payeePartyId: t('form.payee'),
    verifierPartyId: t('form.verifier'),
    evidence: t('form.evidence'),
    programmeMonth: t('form.month'),
    capOre: t('form.cap'),
  }
  const shown = (draft: OutcomeTargetDraft, field: TargetField): string => {
    switch (field) {
      case 'outcomeCode':
        return outcomes(`${draft.outcomeCode}.name`)
      case 'tariffOre':
        return formatMoney(draft.tariffOre)
      case 'capOre':
        return draft.capOre === null ? t('form.noCap') : formatMoney(draft.capOre)
      case 'targetGroup':
        return draft.targetGroup === '' ? '–' : draft.targetGroup
      case 'payerPartyId':
      case 'payeePartyId':
      case 'verifierPartyId':
        return partnership.parties.find(({ id }) => id === draft[field])?.name ?? '–'
      case 'count':
      case 'outOf':
      case 'programmeMonth':
      case 'evidence':
        return String(draft[field] ?? '–')
    }
  }
  return (
    <section className="target-conflict" role="alert">
      <h3>
        <Icon name="warning" size={18} /> {t('conflict.title')}
      </h3>
      <p className="small">{t('conflict.body')}</p>
      {conflictingTargetFields(conflict.opened, conflict.mine, conflict.theirs).map((field) => (
        <ChoiceField
          key={field}
          label={labels[field]}
          options={[
            { value: 'mine', label: `${t('conflict.keepMine')}: ${shown(conflict.mine, field)}` },
            { value: 'theirs', label: `${t('conflict.useTheirs')}: ${shown(conflict.theirs, field)}` },
          ]}
          value={conflict.choices[field] ?? 'mine'}
          onChange={(side) => onChoose(field, side === 'theirs' ? 'theirs' : 'mine')}
        />
      ))}
    </section>
  )
}
