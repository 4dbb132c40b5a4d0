/** What an export may be for. */
export const exportFormats = ['csv'] as const;
