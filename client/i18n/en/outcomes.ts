import type { outcomes as source } from '../da/outcomes.ts'
import type { SameKeys } from '../same-keys.ts'

export const outcomes = {
  O1: {
    name: 'Completed job market training',
    phrase: 'completed job market training',
    trigger:
      'Phase 1 is completed with at least 80% attendance of the planned hours, or with an agreed early transfer.',
    evidence: "the employment actor's attendance summary, numbers only",
  },
  O2: {
    name: 'Completed workplace introduction',
    phrase: 'completed the workplace introduction',
    trigger: 'Phase 2 is completed with at least 20 active weeks out of 26.',
    evidence: 'confirmation from the firm and the contact person',
  },
  WS: {
    name: 'Start in paid hours',
    phrase: 'had paid hours for 4 weeks',
    trigger: 'The first 4 weeks in a row with at least 5 paid hours a week.',
    evidence: 'payslip or income record',
  },
  LS: {
    name: 'Start in a subsidised job',
    phrase: 'got a subsidised job',
    trigger: 'An agreement on wage subsidy has been made.',
    evidence: 'the wage subsidy agreement',
  },
  JS: {
    name: 'Start in ordinary work',
    phrase: 'had ordinary work for 4 weeks',
    trigger: '4 weeks of ordinary work with at least 15 hours a week.',
    evidence: 'employment contract and payslip',
  },
  J3: {
    name: '13 weeks in ordinary work',
    phrase: 'had ordinary work for 13 weeks',
    trigger: '13 weeks of ordinary work within 16 weeks.',
    evidence: "payslips or the municipality's income records",
  },
  J6: {
    name: '26 weeks in ordinary work',
    phrase: 'had ordinary work for 26 weeks',
    trigger: '26 weeks of ordinary work within 30 weeks.',
    evidence: "payslips or the municipality's income records",
  },
  J12: {
    name: '52 weeks in ordinary work',
    phrase: 'had ordinary work for 52 weeks',
    trigger: '52 weeks of ordinary work within 60 weeks.',
    evidence: "payslips or the municipality's income records",
  },
  ES: {
    name: 'Start of ordinary education',
    phrase: 'started ordinary education',
    trigger: 'Enrolled and still attending after 4 weeks.',
    evidence: 'confirmation of enrolment',
  },
  R: {
    name: 'Relapse',
    phrase: 'been back on benefit for 8 weeks',
    trigger:
      'At least 8 weeks in a row on benefit after a start in ordinary work. Counted only; nothing is paid for it.',
    evidence: "the municipality's register, numbers only",
  },
  V1: {
    name: 'Social model approved and in use',
    phrase: 'a social model that is approved and in use',
    trigger:
      'All required sections are approved by the three parties, and at least 1 citizen has been received by the model.',
    evidence: 'the list of approvals',
  },
  V2: {
    name: 'Social model anchored at follow-up',
    phrase: 'anchored their social model at follow-up',
    trigger:
      'In month 18 the model has been used within 3 months, the buddy is trained and the contact agreement is signed.',
    evidence: 'checklist at follow-up',
  },
  V3: {
    name: 'Lasting jobs in the firm',
    phrase: 'employed a citizen in ordinary work for 26 weeks',
    trigger:
      '26 weeks of ordinary work within 30 weeks, in the firm itself. The same job is paid only within a shared cap.',
    evidence: "payslips or the municipality's income records",
  },
  V4: {
    name: 'Growth',
    phrase: 'grown without layoffs',
    trigger:
      'Revenue or contribution has grown as agreed since the base year, and no more people were laid off than hired.',
    evidence: "annual report or accountant's statement",
  },
} satisfies SameKeys<typeof source>
