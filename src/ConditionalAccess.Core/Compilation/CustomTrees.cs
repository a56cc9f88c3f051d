using System.Linq.Expressions;
using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Expressions as expression trees, compiled to code that reads the facts in place.</summary>
/// <typeparam name="TInput">What they read their facts from.</typeparam>
internal static partial class CustomTrees<TInput>
    where TInput : ICustomInput, allows ref struct
{
    public static CustomPredicate<TInput> Compile(CustomNode node)
    {
        ParameterExpression input = Expression.Parameter(typeof(TInput).MakeByRefType(), "input");
        return Expression.Lambda<CustomPredicate<TInput>>(new Builder(input).Condition(node), input).Compile();
    }

    /// <summary>The value of an expression as a part of a larger tree.</summary>
    /// <param name="node">The expression.</param>
    /// <param name="input">A variable that holds the facts.</param>
    public static Expression Inline(CustomNode node, ParameterExpression input) => new Builder(input).Condition(node);

    private sealed partial class Builder(ParameterExpression input)
    {
        public Expression Condition(CustomNode node) => node switch
        {
            CustomLiteral literal => Expression.Constant(CustomOperations.Of(literal.Value)),
            CustomAnd and => Combine(and.Terms, Truth.No, Truth.Yes, s_and),
            CustomOr or => Combine(or.Terms, Truth.Yes, Truth.No, s_or),
            CustomChoice choice => Expression.Call(s_choose.Method, Condition(choice.Test), Condition(choice.Then), Condition(choice.Else)),
            CustomTest test => Signed(test),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        // value = start; each term is evaluated only while the value is not final yet.
        private BlockExpression Combine(ValueArray<CustomNode> terms, Truth final, Truth start, Func<Truth, Truth, Truth> operation)
        {
            ParameterExpression value = Expression.Variable(typeof(Truth), "value");
            var steps = new List<Expression> { Expression.Assign(value, Expression.Constant(start)) };
            foreach (CustomNode term in terms)
            {
                Expression combined = Expression.Assign(value, Expression.Call(operation.Method, value, Condition(term)));
                steps.Add(Expression.IfThen(Expression.NotEqual(value, Expression.Constant(final)), combined));
            }

            steps.Add(value);
            return Expression.Block(typeof(Truth), [value], steps);
        }

        private MethodCallExpression Signed(CustomTest test)
        {
            MethodCallExpression value = Positive(test);
            if (CustomOperands.IsExtension(test)) return Expression.Call(s_extensionOf.Method, input, value, Expression.Constant(CustomOperands.WithoutValue(test)), Expression.Constant(test.IsNegative));
            return test.IsNegative ? Expression.Call(s_not.Method, value) : value;
        }

        private MethodCallExpression Positive(CustomTest test) => test switch
        {
            FlagTest flag => Fact(s_flagOf, flag.Fact),
            ComparisonTest comparison => Comparison(comparison),
            TextTest text => Text(text),
            NullTest none => IsNull(none.Value),
            MembershipTest listed => Membership(listed.Value, listed.Constants),
            RangeTest range => Fact(s_isInOf, range.Address, Expression.Constant(range.Lower), Expression.Constant(range.Upper)),
            MethodsTest set => Fact(s_hasMethodsOf, set.Set, Expression.Constant(set.Methods)),
            AnyTest any => Fact(s_anyOf, any.List, Expression.Constant(any.List.Argument, typeof(string)), Expression.Constant(Element(any.Element), typeof(CustomPredicate<ElementInput>))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        private static CustomPredicate<ElementInput>? Element(CustomNode? element) => element is null ? null : CustomTrees<ElementInput>.Compile(element);

        private MethodCallExpression Comparison(ComparisonTest test)
        {
            ConstantExpression op = Expression.Constant(test.Operator);
            if (CustomOperands.IsNumber(test.Left.Kind)) return Expression.Call(s_compare.Method, Number(test.Left), Number(test.Right), op, IsWhatIf());
            return test.Left.Kind switch
            {
                FactKind.Version => Expression.Call(s_compareVersions.Method, Version(test.Left), Version(test.Right), op, IsWhatIf()),
                FactKind.Id => Expression.Call(s_sameIds.Method, Id(test.Left), Id(test.Right)),
                _ => Expression.Call(s_sameTexts.Method, TextOf(test.Left), TextOf(test.Right)),
            };
        }

        private MethodCallExpression Text(TextTest test)
        {
            Expression text = TextOf(test.Value), operand = Expression.Constant(test.Operand);
            if (test.IsCaseSensitive) return Expression.Call(s_exactText.Method, text, operand, Expression.Constant(test.Operator));
            return Expression.Call(s_text[test.Operator].Method, text, operand);
        }

        private MethodCallExpression IsNull(CustomValue value) => value.Kind switch
        {
            FactKind.Id => Expression.Call(s_isNullId.Method, Id(value)),
            FactKind.Version => Expression.Call(s_isNullVersion.Method, Version(value)),
            _ => Expression.Call(s_isNull.Method, TextOf(value)),
        };

        private MethodCallExpression Membership(CustomValue value, ValueArray<CustomValue> constants)
        {
            if (CustomOperands.IsNumber(value.Kind)) return Expression.Call(s_oneOfNumbers.Method, Number(value), Expression.Constant(CustomOperands.Numbers(constants)));
            return value.Kind switch
            {
                FactKind.Id => Expression.Call(s_oneOfIds.Method, Id(value), Expression.Constant(CustomOperands.Ids(constants))),
                FactKind.Version => Expression.Call(s_oneOfVersions.Method, Version(value), Expression.Constant(CustomOperands.Versions(constants))),
                _ => Expression.Call(s_isIn.Method, TextOf(value), Expression.Constant(CustomOperands.Texts(constants))),
            };
        }
    }
}
