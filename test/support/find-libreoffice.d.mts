export interface OfficeTools {
  readonly soffice: string
  readonly pdfinfo: string
  readonly pdftotext: string
}
export declare function findOfficeTools(): OfficeTools | null
export declare function ensureOfficeTools(): boolean
