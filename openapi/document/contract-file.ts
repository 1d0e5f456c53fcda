/** The file beside an API's pages that holds what is needed to check its requests and answers: a `DocumentText`. */
export const contractFile = 'contract.json'
