using System.Collections;
using System.Linq.Expressions;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Custom;

/// <summary>Methods that are conditions.</summary>
internal sealed partial class ExpressionTranslator
{
    private CustomNode? Call(MethodCallExpression call, bool negate)
    {
        Type? type = call.Method.DeclaringType;
        if (type == typeof(string)) return TextCall(call, negate);
        if (type == typeof(SignInAddress)) return Range(call, negate);
        if (type == typeof(SignInAuthentication)) return Methods(call, negate);
        if (type == typeof(Enumerable) && call.Method.Name is nameof(Enumerable.Any) or nameof(Enumerable.All)) return Quantified(call, negate);
        return call.Method.Name == nameof(Enumerable.Contains) ? Contains(call, negate) : NotAllowed(call) as CustomNode;
    }

    private CustomNode? TextCall(MethodCallExpression call, bool negate)
    {
        List<Expression> arguments = [.. call.Arguments];
        Expression? subject = call.Object;
        if (subject is null && arguments.Count > 0)
        {
            subject = arguments[0];
            arguments.RemoveAt(0);
        }

        if (subject is null || Value(subject) is not { } value) return subject is null ? NotAllowed(call) as CustomNode : null;
        if (call.Method.Name == nameof(string.IsNullOrEmpty)) return NullOrEmpty(call, value, negate);
        TextOperator op = call.Method.Name switch
        {
            nameof(string.Equals) => TextOperator.Equal,
            nameof(string.StartsWith) => TextOperator.StartsWith,
            nameof(string.EndsWith) => TextOperator.EndsWith,
            nameof(string.Contains) => TextOperator.Contains,
            _ => TextOperator.None,
        };
        if (op == TextOperator.None || arguments.Count is 0 or > 2 || arguments[0].Type != typeof(string)) return NotAllowed(call) as CustomNode;
        if (!ExpressionConstants.TryRead(arguments[0], out object? operand) || operand is not string text) return Refuse(call, "has no constant text to compare with", "write the text, or put it into a local variable") as CustomNode;
        if (value.Kind == FactKind.Id && op == TextOperator.Equal) return Compare(call, value, ComparisonOperator.Equal, new TextConstant(text), negate);
        if (value.Kind != FactKind.Text || IsConstant(value)) return Refuse(call, $"compares {(IsConstant(value) ? "a constant" : Describe(value.Kind))} as a text", "compare a signal that is a text; ids are equal or not") as CustomNode;
        return IsCaseSensitive(call, arguments) is { } isCaseSensitive ? new TextTest(value, op, text, isCaseSensitive, negate) : null;
    }

    private CustomNode? NullOrEmpty(Expression call, CustomValue value, bool negate)
    {
        if (value.Kind != FactKind.Text || IsConstant(value)) return Refuse(call, $"asks whether {(IsConstant(value) ? "a constant" : Describe(value.Kind))} is empty", "ask about a signal that is a text") as CustomNode;
        return Combined([new NullTest(value, negate), new TextTest(value, TextOperator.Equal, "", IsCaseSensitive: false, negate)], isAnd: negate);
    }

    private bool? IsCaseSensitive(Expression call, List<Expression> arguments)
    {
        if (arguments.Count == 1) return false;
        if (ExpressionConstants.TryRead(arguments[1], out object? comparison) && comparison is StringComparison.Ordinal or StringComparison.OrdinalIgnoreCase) return comparison is StringComparison.Ordinal;
        Refuse(call, "compares texts by a culture", "use StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase or none, which ignores case");
        return null;
    }

    private CustomNode? Range(MethodCallExpression call, bool negate)
    {
        if (call.Object is null || Fact(call.Object) is not { Kind: FactKind.Address } address) return NotAllowed(call) as CustomNode;
        if (_element is not null) return OtherSignal(call) as CustomNode;
        string? text = ExpressionConstants.TryRead(call.Arguments[0], out object? constant) ? constant as string : null;
        if (IpAddress.TryParse(text, out IpAddress single)) return new RangeTest(address, single, single, text!, negate);
        if (IpRange.TryParseCidr(text, out IpRange? range)) return new RangeTest(address, range.Lower, range.Upper, text!, negate);
        return Refuse(call, "names no range of addresses", "write a constant such as \"203.0.113.0/24\"") as CustomNode;
    }

    private CustomNode? Methods(MethodCallExpression call, bool negate)
    {
        string path = "Authentication." + call.Method.Name;
        bool isOfSignIn = call.Object is MemberExpression { Expression: ParameterExpression parameter } && parameter == _facts;
        if (!isOfSignIn || !FactTable.TryFind(_kind, path, out FactDefinition? fact) || fact.Kind != FactKind.Methods) return NotAllowed(call) as CustomNode;
        if (_element is not null) return OtherSignal(call) as CustomNode;
        const AuthenticationMethods all = (AuthenticationMethods)((int)AuthenticationMethods.QrCodePin * 2 - 1) & ~AuthenticationMethods.UnknownFutureValue;
        if (ExpressionConstants.TryRead(call.Arguments[0], out object? constant) && constant is AuthenticationMethods methods && methods != 0 && (methods & ~all) == 0)
            return new MethodsTest(new FactValue(fact), methods, negate);
        return Refuse(call, "names no authentication methods", "write constants such as AuthenticationMethods.Fido2") as CustomNode;
    }

    private CustomNode? Quantified(MethodCallExpression call, bool negate)
    {
        if (List(call.Arguments[0]) is not { } list) return NotAllowed(call) as CustomNode;
        if (_element is not null) return Refuse(call, "looks at a list inside Any or All", "say only something about the element inside Any and All") as CustomNode;
        if (call.Arguments.Count == 1) return new AnyTest(list, null, negate);
        if (call.Arguments[1] is not LambdaExpression { Parameters.Count: 1 } lambda) return NotAllowed(call) as CustomNode;
        bool isAll = call.Method.Name == nameof(Enumerable.All);
        (_element, _elementKind) = (lambda.Parameters[0], list.Kind == FactKind.IdList ? FactKind.Id : FactKind.Text);
        CustomNode? element = Condition(lambda.Body, negate: isAll);
        _element = null;
        return element is null ? null : new AnyTest(list, element, negate != isAll);
    }

    // Of a listed signal, or of constants: the list's own method, that of Enumerable, or over a span, which the compiler prefers for arrays.
    private CustomNode? Contains(MethodCallExpression call, bool negate)
    {
        bool isOwn = call.Object is not null;
        Expression holder = isOwn ? call.Object! : call.Arguments[0];
        List<Expression> rest = [.. isOwn ? call.Arguments : call.Arguments.Skip(1)];
        bool isKnown = isOwn ? typeof(IEnumerable).IsAssignableFrom(call.Method.DeclaringType) : call.Method.DeclaringType == typeof(Enumerable) || call.Method.DeclaringType == typeof(MemoryExtensions);
        if (!isKnown || rest.Count is 0 or > 2 || (rest.Count == 2 && !IsNull(rest[1]))) return NotAllowed(call) as CustomNode;
        if (holder is MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var inner] }) holder = inner;
        if (List(holder) is { } list) return Listed(call, list, rest[0], negate);
        if (!ExpressionConstants.TryRead(holder, out object? constants) || ExpressionConstants.Elements(constants) is not { } elements)
            return Refuse(call, "looks into something that is neither a listed signal nor a constant list", "list the constants in an array") as CustomNode;
        return Value(rest[0]) is { } value ? Member(call, elements, value, negate) : null;
    }

    private AnyTest? Listed(MethodCallExpression call, FactValue list, Expression element, bool negate)
    {
        if (_element is not null) return Refuse(call, "looks at a list inside Any or All", "say only something about the element inside Any and All") as AnyTest;
        if (!ExpressionConstants.TryRead(element, out object? constant) || constant is not string text || (text.Length == 0 && list.Kind == FactKind.IdList))
            return Refuse(call, "looks for no constant text", "write the text, or put it into a local variable") as AnyTest;
        CustomNode same = list.Kind == FactKind.IdList
            ? new ComparisonTest(new ElementValue(FactKind.Id), ComparisonOperator.Equal, new IdConstant(text))
            : new TextTest(new ElementValue(FactKind.Text), TextOperator.Equal, text, IsCaseSensitive: false);
        return new AnyTest(list, same, negate);
    }

    private CustomNode? Member(Expression call, List<object?> elements, CustomValue value, bool negate)
    {
        if (elements.Count > ExpressionLimits.MaxListLength) return Refuse(call, $"lists more than {ExpressionLimits.MaxListLength} constants", "use a group or a named location") as CustomNode;
        if (IsConstant(value)) return Refuse(call, "names no signal", "look for a signal in the list") as CustomNode;
        var constants = new List<CustomValue>();
        foreach (object? element in elements)
        {
            if (Constant(call, element) is not { } constant || Fitting(call, constant, value) is not { } fitting) return null;
            if (fitting.Kind != value.Kind || fitting.Words != value.Words) return Refuse(call, $"looks for {Describe(value.Kind)} among {Describe(fitting.Kind)} values", "list values of one kind") as CustomNode;
            constants.Add(fitting);
        }

        return new MembershipTest(value, ValueArray.From(constants), negate);
    }

    private FactValue? List(Expression expression)
    {
        if (Fact(expression) is { Kind: FactKind.TextList or FactKind.IdList } list) return list;
        if (expression is not MethodCallExpression { Method.Name: "Attribute", Object: MemberExpression { Expression: ParameterExpression parameter } part } call || parameter != _facts) return null;
        if (!FactTable.TryFind(_kind, part.Member.Name + ".Attribute", out FactDefinition? fact)) return null;
        return ExpressionConstants.TryRead(call.Arguments[0], out object? name) && name is string { Length: > 0 } text ? new FactValue(fact, text) : null;
    }
}
