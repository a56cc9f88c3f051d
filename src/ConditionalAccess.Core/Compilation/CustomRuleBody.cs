using System.Linq.Expressions;
using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>A custom rule: inlined into the tree of its chunk, or a delegate. Unknown is a fact that is not known.</summary>
internal sealed class CustomRuleBody(CustomNode node) : ComplianceBody
{
    private static readonly Func<Truth, RowState> s_state = StateOf;
    private static readonly Func<ComplianceInput, DeviceInput> s_input = InputOf;

    public override ComplianceRule ToDelegate()
    {
        CustomPredicate<DeviceInput> predicate = CustomDelegates<DeviceInput>.Compile(node);
        return input => StateOf(predicate(new DeviceInput(input)));
    }

    public override Expression ToTree(ComplianceTreeScope scope)
    {
        ParameterExpression device = Expression.Variable(typeof(DeviceInput), "device");
        Expression state = Expression.Call(s_state.Method, CustomTrees<DeviceInput>.Inline(node, device));
        return Expression.Block(typeof(RowState), [device], Expression.Assign(device, Expression.Call(s_input.Method, scope.Input)), state);
    }

    private static DeviceInput InputOf(ComplianceInput input) => new(input);

    private static RowState StateOf(Truth value) => value switch { Truth.Yes => RowState.Compliant, Truth.No => RowState.NonCompliant, _ => RowState.None };
}
