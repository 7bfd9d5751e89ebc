import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { PartyChoice } from '#client/ui/choice-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { SectionHeading } from '#client/ui/page.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { currentLanguage } from '#client/i18n/i18n.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { AgreementVersionView, AgreementsView } from '#shared/contracts/approvals.ts'
import type { PartyId } from '#shared/kernel/ids.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import { answerOf } from './approvals.model.ts'
import { useApprovalChanges } from './use-approvals.ts'

/** The reader's own answer, on whose behalf and with which authority; after a fresh sign-in only. */
export function AnswerForm(props: {
  readonly version: AgreementVersionView
  readonly mine: readonly PartyId[]
  readonly signIn: AgreementsView['signIn']
}) {
  const { version, mine, signIn } = props
  const { t } = useTranslation('approvals')
  const [first] = mine
  const open = mine.filter((partyId) => answerOf(version, partyId) !== null || version.turnPartyIds.includes(partyId))
  return (
    <section className="approvals-answer">
      <SectionHeading title={t('one.mine')} />
      {first === undefined ? (
        <p className="muted">{t('one.onlyOwn')}</p>
      ) : open.length === 0 ? (
        <p>{t('one.turn')}</p>
      ) : signIn.isFresh ? (
        <Answer version={version} parties={version.parties.filter(({ id }) => open.includes(id))} />
      ) : (
        <FreshSignIn />
      )}
    </section>
  )
}

function Answer({ version, parties }: { version: AgreementVersionView; parties: AgreementVersionView['parties'] }) {
  const { t } = useTranslation('approvals')
  const refusalText = useRefusalText()
  const { approve, sendBack } = useApprovalChanges()
  const compareId = useId()
  const { id, hash, number } = version
  const [partyId, setPartyId] = useState<PartyId | undefined>(parties[0]?.id)
  const [authority, setAuthority] = useState('')
  const [isCompared, setIsCompared] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const [asking, setAsking] = useState<'remark' | 'reason' | null>(null)
  const [words, setWords] = useState('')
  const [areWordsTried, setAreWordsTried] = useState(false)
  const isReady = partyId !== undefined && authority.trim() !== '' && isCompared
  const done = (key: 'done' | 'doneBack') => ({
    onSuccess: () => {
      setAsking(null)
      setWords('')
      notify({ message: t(`one.${key}`, { number }), tone: 'success' })
    },
  })
  const send = (remark: string) => {
    setIsTried(true)
    if (isReady) approve.mutate({ id, hash, partyId, authority, remark }, done('done'))
  }
  const sendWords = () => {
    setAreWordsTried(true)
    if (words.trim() === '') return
    if (asking === 'remark') send(words)
    else if (partyId !== undefined) sendBack.mutate({ id, hash, partyId, authority, reason: words }, done('doneBack'))
  }
  const ask = (kind: 'remark' | 'reason') => {
    setIsTried(true)
    setAreWordsTried(false)
    if (kind === 'reason' ? authority.trim() !== '' : isReady) setAsking(kind)
  }
  const problem = approve.error ?? sendBack.error
  const hasAnswered = partyId !== undefined && answerOf(version, partyId) !== null
  return (
    <div className="approvals-form">
      {problem !== null && <ErrorNotice title={t('notDone')}>{refusalText(problem)}</ErrorNotice>}
      {hasAnswered && <p className="small muted">{t('one.answered')}</p>}
      {parties.length === 1 && parties[0] !== undefined ? (
        <p>
          {t('one.behalf')} <b>{parties[0].name}</b>
        </p>
      ) : (
        <PartyChoice
          label={t('one.behalf')}
          parties={parties}
          value={partyId ?? null}
          onChange={(value) => setPartyId(parties.find((party) => party.id === value)?.id)}
        />
      )}
      <TextField
        label={t('one.authorityLabel')}
        hint={t('one.authorityHint')}
        value={authority}
        onChange={setAuthority}
        maxLength={200}
        error={isTried && authority.trim() === '' ? t('one.authorityMissing') : null}
      />
      <div className="approvals-compare">
        <input
          id={compareId}
          type="checkbox"
          checked={isCompared}
          onChange={(event) => setIsCompared(event.target.checked)}
          aria-describedby={isTried && !isCompared ? `${compareId}-error` : undefined}
          aria-invalid={isTried && !isCompared ? true : undefined}
        />
        <label htmlFor={compareId}>{t('one.compare', { code: referenceCode(hash) })}</label>
        {isTried && !isCompared && (
          <p id={`${compareId}-error`} className="small approvals-error">
            {t('one.compareMissing')}
          </p>
        )}
      </div>
      <div className="approvals-buttons">
        <Button variant="primary" size="big" isBusy={approve.isPending} onClick={() => send('')}>
          {t('one.approve', { number })}
        </Button>
        <Button onClick={() => ask('remark')}>{t('one.withRemark')}</Button>
        <Button variant="quiet" onClick={() => ask('reason')}>
          {t('one.sendBack')}
        </Button>
      </div>
      <p className="tiny muted">{t('one.notSignature')}</p>
      <Dialog
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        title={asking === 'remark' ? t('one.remarkTitle') : t('one.reasonTitle', { number })}
        footer={
          <>
            <Button onClick={() => setAsking(null)}>{t('cancel')}</Button>
            <Button variant="primary" isBusy={approve.isPending || sendBack.isPending} onClick={sendWords}>
              {asking === 'remark' ? t('one.approve', { number }) : t('one.sendBack')}
            </Button>
          </>
        }
      >
        {problem !== null && <ErrorNotice title={t('notDone')}>{refusalText(problem)}</ErrorNotice>}
        <TextField
          label={asking === 'remark' ? t('one.remarkLabel') : t('one.reasonLabel')}
          hint={asking === 'remark' ? t('one.remarkHint') : t('one.reasonHint')}
          value={words}
          onChange={setWords}
          lines={3}
          maxLength={1000}
          error={
            areWordsTried && words.trim() === ''
              ? asking === 'remark'
                ? t('one.remarkMissing')
                : t('one.reasonMissing')
              : null
          }
        />
      </Dialog>
    </div>
  )
}

/** The way to a sign-in of this moment: for an example person by stepping in again, for others by a link. */
function FreshSignIn() {
  const { t } = useTranslation('approvals')
  const trpc = useTRPC()
  const client = useQueryClient()
  const me = useMe()
  const refusalText = useRefusalText()
  const demo = useMutation(trpc.accounts.demoSignIn.mutationOptions({ onSuccess: () => client.invalidateQueries() }))
  const link = useMutation(trpc.accounts.requestLoginLink.mutationOptions())
  const welcome = client.getQueryData(trpc.accounts.welcome.queryKey())
  const isDemo = welcome?.demoPeople.some(({ personId }) => personId === me?.personId) === true
  if (me === null) return null
  const problem = demo.error ?? link.error
  return (
    <div className="approvals-fresh">
      <h3>{t('one.freshTitle')}</h3>
      <p>{t('one.fresh')}</p>
      {problem !== null && <ErrorNotice title={t('notDone')}>{refusalText(problem)}</ErrorNotice>}
      {link.data !== undefined ? (
        <p role="status">{t('one.freshSent', { email: link.data.sentTo })}</p>
      ) : isDemo ? (
        <Button variant="primary" isBusy={demo.isPending} onClick={() => demo.mutate({ personId: me.personId })}>
          {t('one.freshDemo', { name: me.name })}
        </Button>
      ) : (
        <Button
          variant="primary"
          isBusy={link.isPending}
          onClick={() => link.mutate({ email: me.email, language: currentLanguage() })}
        >
          {t('one.freshLink')}
        </Button>
      )}
    </div>
  )
}
