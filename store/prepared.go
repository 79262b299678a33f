package store

import (
	"context"
	"database/sql"
)

// prepared is a transaction that keeps its statements: a command that writes
// a hundred records parses each statement once. Statements end with the
// transaction.
type prepared struct {
	tx    *sql.Tx
	stmts map[string]*sql.Stmt
	seen  map[string]bool
	// from are statements of the connection, kept between transactions.
	from map[string]*sql.Stmt
}

func keepStatements(tx *sql.Tx) *prepared {
	return &prepared{tx: tx, stmts: map[string]*sql.Stmt{}, seen: map[string]bool{}}
}

// stmt gives the kept statement of a query that comes a second time; a query
// that comes once is not worth keeping.
func (p *prepared) stmt(ctx context.Context, query string) *sql.Stmt {
	if s, ok := p.stmts[query]; ok {
		return s
	}
	if k, ok := p.from[query]; ok {
		p.stmts[query] = p.tx.StmtContext(ctx, k)
		return p.stmts[query]
	}
	if !p.seen[query] {
		p.seen[query] = true
		return nil
	}
	s, err := p.tx.PrepareContext(ctx, query)
	if err != nil {
		return nil // the query itself will say what is wrong
	}
	p.stmts[query] = s
	return s
}

// ExecContext implements execer.
func (p *prepared) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if s := p.stmt(ctx, query); s != nil {
		return s.ExecContext(ctx, args...)
	}
	return p.tx.ExecContext(ctx, query, args...)
}

// QueryContext implements querier.
func (p *prepared) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if s := p.stmt(ctx, query); s != nil {
		return s.QueryContext(ctx, args...)
	}
	return p.tx.QueryContext(ctx, query, args...)
}

// QueryRowContext implements querier.
func (p *prepared) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if s := p.stmt(ctx, query); s != nil {
		return s.QueryRowContext(ctx, args...)
	}
	return p.tx.QueryRowContext(ctx, query, args...)
}

// forget drops the kept statements: after the schema changed they are stale.
func (p *prepared) forget() {
	for q, s := range p.stmts {
		s.Close()
		delete(p.stmts, q)
	}
	clear(p.seen)
	p.from = nil
}

// keep prepares what the last command asked, so that the next of its sort does
// not parse it again: that is half the cost of a small change. The writer has
// one connection; without it nothing is kept.
func (s *Store) keep(ctx context.Context, p *prepared) {
	const most = 256
	for q := range p.seen {
		if len(s.stmts) >= most {
			return
		}
		if stmt, err := s.writer.PrepareContext(ctx, q); err == nil {
			if s.stmts == nil {
				s.stmts = map[string]*sql.Stmt{}
			}
			s.stmts[q] = stmt
		}
	}
}

// drop closes what keep kept.
func (s *Store) drop() {
	for q, stmt := range s.stmts {
		stmt.Close()
		delete(s.stmts, q)
	}
}
