using System.Linq.Expressions;
using System.Text;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>Writes an expression tree with the type of every part and the exact members, so that two texts are equal when the trees are.</summary>
internal sealed class Trees : ExpressionVisitor
{
    private readonly StringBuilder _text = new();

    public static string Write(Expression expression)
    {
        var trees = new Trees();
        trees.Visit(expression);
        return trees._text.ToString();
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is null) return null;
        object? detail = node switch
        {
            ConstantExpression constant => constant.Value ?? "null",
            MemberExpression member => member.Member + " of " + member.Member.DeclaringType,
            MethodCallExpression call => call.Method + " of " + call.Method.DeclaringType,
            NewExpression made => made.Constructor,
            BinaryExpression binary => binary.Method + " " + binary.IsLifted,
            UnaryExpression unary => unary.Method,
            ParameterExpression parameter => parameter.Name,
            _ => null,
        };
        _text.Append('(').Append(node.NodeType).Append(' ').Append(node.Type).Append(' ').Append(detail).Append('\n');
        base.Visit(node);
        _text.Append(')');
        return node;
    }
}
