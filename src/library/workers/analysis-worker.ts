import type { Article } from '../../analysis/types.ts'
import { forMembers, loadAnalyzer } from '../analyzer.ts'
import { answerWork } from './answer-work.ts'

const analyze = loadAnalyzer()

answerWork((article: Article) => forMembers(analyze(article)))
