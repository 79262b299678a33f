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
}
