# The demo project: copied by the program into a folder of the user's choice, and by walk.sh.
qt_add_resources(models athanor_demo
    PREFIX "/"
    BASE "${CMAKE_SOURCE_DIR}/resources"
    FILES
        "${CMAKE_SOURCE_DIR}/resources/demo/drift.sql"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/alembic.ini"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/env.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/script.py.mako"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/1a6c0f3b52d7_customers_and_products.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/27d1e98b04ac_first_goods.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/3f2a7c61d9e0_orders.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/4b80d5e2f713_customer_email.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/51c6a2904e8d_split_address.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/6e02b7f4c318_orders_by_date.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/7d95c3a1e06b_stock.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/8a90e17d43bf_opening_stock.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/8b3f71d05c2e_merge_addresses_and_stock.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/9c1b04e7a8d2_invoices.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/migrations/versions/ac4e1f6d2930_customer_role.py"
        "${CMAKE_SOURCE_DIR}/resources/demo/shop/schema.sql")
