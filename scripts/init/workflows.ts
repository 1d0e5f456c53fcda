import type { NewFile } from './files.ts'

/** The services whose workflow `specimen init` can write. */
export const services = ['github', 'gitlab', 'none'] as const

export type Service = (typeof services)[number]

/** What draws and checks the requests of `specimen contract`; no site needs it. */
const contractTools = 'npm install --no-save ajv@8 ajv-formats@3 json-schema-faker @xmldom/xmldom'

/** Findings stand on the lines of a pull request; what is kept between runs is only what can be made again. */
const github = `name: docs
on: [push, pull_request]
permissions:
  contents: read
jobs:
  docs:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - uses: actions/cache@v4
        with:
          path: node_modules/.cache/specimen
          key: specimen-\${{ hashFiles('package-lock.json', 'package.json') }}
          restore-keys: specimen-
      - run: npm install
      - name: Check
        run: npx specimen check --format github
      - name: Build
        run: npx specimen build
      - name: Samples
        run: npx specimen samples --out samples
      - name: Contract
        run: |
          ${contractTools}
          npx specimen contract
      - name: Preview
        uses: actions/upload-artifact@v4
        with:
          name: docs
          path: dist
`

/** Findings stand in the merge request as code quality; the site of each change can be opened from it. */
const gitlab = `image: node:24

stages: [check, build]

cache:
  key:
    files: [package.json]
  paths: [node_modules/.cache/specimen]

before_script:
  - npm install

check:
  stage: check
  script:
    - npx specimen check --format gitlab > gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json

contract:
  stage: check
  script:
    - ${contractTools}
    - npx specimen contract

samples:
  stage: check
  script:
    - npx specimen samples --out samples
  artifacts:
    paths: [samples]

build:
  stage: build
  script:
    - npx specimen build
  artifacts:
    expose_as: Preview of the documentation
    paths: [dist]
`

/** What a service runs for each change: the document is checked, its mock driven, the site built and kept to be looked at. */
export function workflowFile(service: Service): NewFile[] {
  if (service === 'none')
    return []
  return service === 'github'
    ? [{ path: '.github/workflows/docs.yml', text: github }]
    : [{ path: '.gitlab-ci.yml', text: gitlab }]
}
