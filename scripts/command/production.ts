import process from 'node:process'

/** Imported before all else by what builds: Vue renders a page in half of the time where it does not look for mistakes meanwhile. */
process.env.NODE_ENV ??= 'production'
