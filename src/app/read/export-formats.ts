/** What an export may be for: a contact list, or a network to look at in Gephi. */
export const exportFormats = ['csv', 'gexf', 'graphml'] as const;

export type ExportFormat = (typeof exportFormats)[number];
