import { account } from './account.ts'
import { activity } from './activity.ts'
import { attachments } from './attachments.ts'
import { bestPractice } from './best-practice.ts'
import { cards } from './cards.ts'
import { checks } from './checks.ts'
import { comments } from './comments.ts'
import { commitments } from './commitments.ts'
import { course } from './course.ts'
import { document } from './document.ts'
import { errors } from './errors.ts'
import { files } from './files.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { home } from './home.ts'
import { lists } from './lists.ts'
import { members } from './members.ts'
import { notifications } from './notifications.ts'
import { outcomes } from './outcomes.ts'
import { partnership } from './partnership.ts'
import { portfolio } from './portfolio.ts'
import { programme } from './programme.ts'
import { proposals } from './proposals.ts'
import { reuse } from './reuse.ts'
import { reached } from './reached.ts'
import { search } from './search.ts'
import { rateCard } from './rate-card.ts'
import { settlements } from './settlements.ts'
import { sheets } from './sheets.ts'
import { shell } from './shell.ts'
import { simulation } from './simulation.ts'
import { sync } from './sync.ts'
import { targets } from './targets.ts'
import { templates } from './templates.ts'
import { ui } from './ui.ts'

/** English beside the Danish source. */
export const en = {
  account,
  activity,
  attachments,
  bestPractice,
  cards,
  checks,
  comments,
  commitments,
  course,
  document,
  errors,
  files,
  help,
  history,
  home,
  lists,
  members,
  notifications,
  outcomes,
  partnership,
  portfolio,
  programme,
  proposals,
  reuse,
  reached,
  search,
  rateCard,
  settlements,
  sheets,
  shell,
  simulation,
  sync,
  targets,
  templates,
  ui,
}
