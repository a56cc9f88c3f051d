using System.Linq.Expressions;
using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Compilation;

/// <summary>Where a tree reads: the input and the facts of the account, and the gates.</summary>
internal sealed record ComplianceTreeScope(ParameterExpression Input, ParameterExpression Facts, ParameterExpression Gates);

/// <summary>What decides a rule behind its gate: one description, turned into a delegate or into a tree. <see cref="RowState.None"/>: a fact is not known.</summary>
internal abstract class ComplianceBody
{
    public abstract ComplianceRule ToDelegate();

    public abstract Expression ToTree(ComplianceTreeScope scope);
}

/// <summary>Always the same state.</summary>
internal sealed class ConstantBody(RowState state) : ComplianceBody
{
    public override ComplianceRule ToDelegate() => _ => state;

    public override Expression ToTree(ComplianceTreeScope scope) => Expression.Constant(state);
}

/// <summary>One fact of the device and a test of it.</summary>
internal sealed class FactBody<T>(Fact<Device, T> fact, FactTest<T> test) : ComplianceBody
{
    private readonly int _number = ReportedFacts.Of(fact);

    public override ComplianceRule ToDelegate()
    {
        Func<Device, T> read = fact.Read;
        Func<T, RowState> run = test.Run;
        int number = _number;
        return input => input.IsReported(number) ? RowState.Held : run(read(input.Facts));
    }

    public override Expression ToTree(ComplianceTreeScope scope)
    {
        Expression<Func<ComplianceInput, int, bool>> isReported = (input, number) => input.IsReported(number);
        ParameterExpression value = Expression.Variable(typeof(T), "value");
        Expression tested = Expression.Block(typeof(RowState), [value], Expression.Assign(value, Inlined.Body(fact.Expression, scope.Facts)), test.Tree(value));
        return Expression.Condition(Inlined.Body(isReported, scope.Input, Expression.Constant(_number)), Expression.Constant(RowState.Held), tested);
    }
}

/// <summary>The worse of two; not known where one is not known and the other does not fail.</summary>
internal sealed class WorseBody(ComplianceBody first, ComplianceBody second) : ComplianceBody
{
    public override ComplianceRule ToDelegate()
    {
        ComplianceRule a = first.ToDelegate(), b = second.ToDelegate();
        return input => Worse(a(input), b(input), input.Missing);
    }

    public override Expression ToTree(ComplianceTreeScope scope)
    {
        Expression<Func<RowState, RowState, ComplianceInput, RowState>> worse = (a, b, input) => Worse(a, b, input.Missing);
        return Inlined.Body(worse, first.ToTree(scope), second.ToTree(scope), scope.Input);
    }

    private static RowState Worse(RowState a, RowState b, RowState missing)
    {
        if (a == RowState.None) a = missing;
        if (b == RowState.None) b = missing;
        return a > b ? a : b;
    }
}

/// <summary>The first where its fact is known, else the second.</summary>
internal sealed class ElseBody(ComplianceBody first, ComplianceBody second) : ComplianceBody
{
    public override ComplianceRule ToDelegate()
    {
        ComplianceRule a = first.ToDelegate(), b = second.ToDelegate();
        return input => a(input) is not RowState.None and var state ? state : b(input);
    }

    public override Expression ToTree(ComplianceTreeScope scope)
    {
        ParameterExpression state = Expression.Variable(typeof(RowState), "state");
        Expression isKnown = Expression.NotEqual(state, Expression.Constant(RowState.None));
        return Expression.Block(typeof(RowState), [state], Expression.Assign(state, first.ToTree(scope)), Expression.Condition(isKnown, state, second.ToTree(scope)));
    }
}

/// <summary>A rule that is a method.</summary>
internal sealed class CallBody(Func<ComplianceInput, RowState> method) : ComplianceBody
{
    public override ComplianceRule ToDelegate() => new(method);

    public override Expression ToTree(ComplianceTreeScope scope) => Expression.Call(method.Method, scope.Input);
}

/// <summary>A rule that is a method, with what it needs prepared.</summary>
internal sealed class CallBody<TOperand>(Func<ComplianceInput, TOperand, RowState> method, TOperand operand) : ComplianceBody
{
    public override ComplianceRule ToDelegate()
    {
        Func<ComplianceInput, TOperand, RowState> call = method;
        TOperand with = operand;
        return input => call(input, with);
    }

    public override Expression ToTree(ComplianceTreeScope scope) => Expression.Call(method.Method, scope.Input, Expression.Constant(operand, typeof(TOperand)));
}

/// <summary>Puts arguments in the place of a lambda's parameters.</summary>
internal sealed class Inlined : ExpressionVisitor
{
    private readonly Dictionary<ParameterExpression, Expression> _arguments;

    private Inlined(LambdaExpression lambda, Expression[] arguments) => _arguments = lambda.Parameters.Zip(arguments).ToDictionary(p => p.First, p => p.Second);

    /// <summary>The body of a lambda for these arguments. A parameter that occurs several times should be given a variable.</summary>
    public static Expression Body(LambdaExpression lambda, params Expression[] arguments) => new Inlined(lambda, arguments).Visit(lambda.Body);

    protected override Expression VisitParameter(ParameterExpression node) => _arguments.GetValueOrDefault(node, node);
}
