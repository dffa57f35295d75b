-- The shop as it should be. Compare the database with this file, and make a revision of what differs.

CREATE TABLE customer (
    id INTEGER NOT NULL,
    name VARCHAR(80) NOT NULL,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
    email VARCHAR(120) NOT NULL, -- a trap: two customers have none
    role VARCHAR(12) DEFAULT 'buyer' NOT NULL,
    CONSTRAINT pk_customer PRIMARY KEY (id)
);
CREATE INDEX ix_customer_name ON customer (name);
CREATE INDEX ix_customer_role ON customer (role);
CREATE UNIQUE INDEX ix_customer_email ON customer (email); -- another trap: two customers share one

CREATE TABLE address (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    street VARCHAR(120),
    city VARCHAR(80),
    country VARCHAR(2),
    CONSTRAINT pk_address PRIMARY KEY (id),
    CONSTRAINT fk_address_customer FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE
);

CREATE TABLE product (
    id INTEGER NOT NULL,
    sku VARCHAR(20) NOT NULL,
    title VARCHAR(120) NOT NULL,
    price NUMERIC(10, 2) NOT NULL,
    CONSTRAINT pk_product PRIMARY KEY (id),
    CONSTRAINT uq_product_sku UNIQUE (sku)
);

CREATE TABLE orders (
    id INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    ordered_at DATETIME NOT NULL,
    status VARCHAR(12) DEFAULT 'open' NOT NULL,
    CONSTRAINT pk_orders PRIMARY KEY (id),
    CONSTRAINT ck_orders_status CHECK (status IN ('open', 'paid', 'sent')),
    CONSTRAINT fk_orders_customer FOREIGN KEY (customer_id) REFERENCES customer (id)
);
CREATE INDEX ix_orders_ordered_at ON orders (ordered_at);

CREATE TABLE order_line (
    order_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    quantity INTEGER DEFAULT '1' NOT NULL,
    CONSTRAINT pk_order_line PRIMARY KEY (order_id, product_id),
    CONSTRAINT fk_order_line_order FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
    CONSTRAINT fk_order_line_product FOREIGN KEY (product_id) REFERENCES product (id)
);

CREATE TABLE stock (
    product_id INTEGER NOT NULL,
    place VARCHAR(40) NOT NULL,
    pieces INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_stock PRIMARY KEY (product_id, place),
    CONSTRAINT ck_stock_pieces CHECK (pieces >= 0),
    CONSTRAINT fk_stock_product FOREIGN KEY (product_id) REFERENCES product (id)
);

CREATE TABLE invoice (
    id INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    number VARCHAR(20) NOT NULL,
    issued_on DATE NOT NULL,
    CONSTRAINT pk_invoice PRIMARY KEY (id),
    CONSTRAINT uq_invoice_number UNIQUE (number),
    CONSTRAINT fk_invoice_order FOREIGN KEY (order_id) REFERENCES orders (id)
);
CREATE INDEX ix_invoice_order_id ON invoice (order_id);

CREATE TABLE voucher (
    code VARCHAR(16) NOT NULL,
    percent INTEGER NOT NULL,
    valid_until DATE,
    CONSTRAINT pk_voucher PRIMARY KEY (code)
);
