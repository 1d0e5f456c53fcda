import { modelPhrases } from '../../../../openapi/model/phrases.ts'

/** What is said while pages are made, and never in a browser: titles, descriptions, and the words of the model. */
export const made = {
  'made.operation': '{method} {path} of {title}, with samples and a console.',
  'made.tag': '{tag}: endpoints of {title}.',
  'made.schemas': 'Every schema of {title}.',
  'made.schema': '{schema}, an object of {title}.',
  'made.introduction': 'The reference of {title}.',
  'made.explorer': 'The whole of {title} on one page.',
  'made.schemasTitle': 'Schemas',
  'made.explorerTitle': 'Explorer',
  'made.introductionTitle': 'Introduction',
  'made.print': '{title}: the whole reference, to print',
  'made.printContents': 'Contents',
  'made.example': 'Example',
  'made.payload': 'Payload',
  'made.payloadSent': 'What is sent',
  'made.headingLink': 'Link to “{title}”',
  'made.siteTitle': 'API reference',
  'made.siteDescription': 'API references you can try.',
  'made.diagram': 'Diagram',
  'made.diagramSource': 'Source of the diagram',
  ...modelPhrases,
} as const
