using System.Linq.Expressions;
using System.Reflection;
using ConditionalAccess.Scripting.Binding;
using ConditionalAccess.Scripting.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConditionalAccess.Scripting.Translating;

/// <summary>
/// Writes a bound script as the expression tree that the C# compiler would make of it. What is not known here, operation or member, is refused: this is the last and
/// the whole of the check, and the rules before it are there for better messages. Not thread-safe.
/// </summary>
internal sealed class ExpressionTranslator(ScriptLanguage language, int start, List<ScriptProblem> problems)
{
    private const string SequenceId = "T:System.Collections.Generic.IEnumerable`1";

    private readonly Dictionary<ISymbol, ParameterExpression> _elements = new(SymbolEqualityComparer.Default);
    private readonly ParameterExpression _facts = Expression.Parameter(language.RootType, language.RootName);
    private bool _isAboutFacts;

    /// <summary>The function from facts to bool; null when something is refused.</summary>
    public LambdaExpression? Translate(IOperation? condition)
    {
        if (condition is null || condition.Type?.SpecialType != SpecialType.System_Boolean) return null;
        Expression? body = Visit(condition);
        if (body is not null && !_isAboutFacts)
            problems.Add(new ScriptProblem(ScriptDiagnosticCodes.AlwaysTheSame, 0, "the script names no signal and always gives the same", $"name one that begins with {language.RootName} and a dot"));
        return body is null ? null : Expression.Lambda(typeof(Func<,>).MakeGenericType(language.RootType, typeof(bool)), body, _facts);
    }

    private Expression? Visit(IOperation operation)
    {
        // What is constant was worked out by the compiler; what it was worked out from has to be allowed all the same.
        if (operation.ConstantValue.HasValue) return IsAllowedConstant(operation) ? Constant(operation, operation.ConstantValue.Value) : Refuse(operation);
        return operation switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null, IsLifted: false } not => Not(not),
            IBinaryOperation { OperatorMethod: null } chain when IsChain(chain) => Chain(chain),
            IBinaryOperation { IsLifted: false } comparison => Compare(comparison),
            IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion => Convert(conversion),
            IPropertyReferenceOperation { Arguments.Length: 0 } property => Property(property),
            IFieldReferenceOperation field => Field(field),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Choose(choice, otherwise),
            IParameterReferenceOperation element => Element(element),
            IArrayCreationOperation { Initializer: { } list } array => ListOf(array, list.ElementValues),
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => Function(function),
            IInvocationOperation call => Call(call),
            IObjectCreationOperation { Initializer: null } creation => New(creation),
            _ => Refuse(operation),
        };
    }

    private bool IsAllowedConstant(IOperation constant) => constant switch
    {
        ILiteralOperation => true,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Not } sign => IsAllowedConstant(sign.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or, OperatorMethod: null, Type.TypeKind: TypeKind.Enum } flags => IsAllowedConstant(flags.LeftOperand) && IsAllowedConstant(flags.RightOperand),
        IBinaryOperation { OperatorMethod: null } both => (IsChain(both) || ComparisonOf(both.OperatorKind) is not (null or ExpressionType.Subtract)) && IsAllowedConstant(both.LeftOperand) && IsAllowedConstant(both.RightOperand),
        IConditionalOperation { WhenFalse: { } otherwise } choice => IsAllowedConstant(choice.Condition) && IsAllowedConstant(choice.WhenTrue) && IsAllowedConstant(otherwise),
        IConversionOperation { IsImplicit: true } conversion => conversion.Type?.TypeKind != TypeKind.Enum && IsAllowedConstant(conversion.Operand),
        IFieldReferenceOperation field => language.Vocabulary.FindMember(NameRules.IdOf(field.Field)) is not null,
        _ => false,
    };

    private UnaryExpression? Not(IUnaryOperation not) => Visit(not.Operand) is { } operand ? Expression.Not(operand) : null;

    private static bool IsChain(IBinaryOperation operation) => operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;

    // A chain leans to the left and can be long: it is read without going down.
    private Expression? Chain(IBinaryOperation chain)
    {
        var operands = new List<IOperation>();
        IOperation left = chain;
        while (left is IBinaryOperation link && link.OperatorKind == chain.OperatorKind && !link.ConstantValue.HasValue)
        {
            operands.Add(link.RightOperand);
            left = link.LeftOperand;
        }

        operands.Add(left);
        operands.Reverse();
        List<Expression?> written = [.. operands.Select(Visit)];
        if (written.Contains(null)) return null;
        Func<Expression, Expression, Expression> join = chain.OperatorKind == BinaryOperatorKind.ConditionalAnd ? Expression.AndAlso : Expression.OrElse;
        return written.Aggregate((a, b) => join(a!, b!));
    }

    private BinaryExpression? Compare(IBinaryOperation comparison)
    {
        ExpressionType? type = ComparisonOf(comparison.OperatorKind);
        MethodInfo? method = null;
        bool isListed = comparison.OperatorMethod is null
            ? type != ExpressionType.Subtract && IsBuiltIn(comparison)
            : (method = language.Vocabulary.FindMember(NameRules.IdOf(comparison.OperatorMethod)) as MethodInfo) is not null;
        if (type is null || !isListed)
        {
            Refuse(comparison);
            return null;
        }

        if (Visit(comparison.LeftOperand) is not { } left || Visit(comparison.RightOperand) is not { } right) return null;
        if (left.Type.IsEnum) (left, right) = (Number(left), Number(right));
        return Expression.MakeBinary(type.Value, left, right, liftToNull: false, method);
    }

    private static ExpressionType? ComparisonOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Subtract => ExpressionType.Subtract,
        BinaryOperatorKind.Equals => ExpressionType.Equal,
        BinaryOperatorKind.NotEquals => ExpressionType.NotEqual,
        BinaryOperatorKind.LessThan => ExpressionType.LessThan,
        BinaryOperatorKind.LessThanOrEqual => ExpressionType.LessThanOrEqual,
        BinaryOperatorKind.GreaterThan => ExpressionType.GreaterThan,
        BinaryOperatorKind.GreaterThanOrEqual => ExpressionType.GreaterThanOrEqual,
        _ => null,
    };

    private bool IsBuiltIn(IBinaryOperation comparison) => comparison.LeftOperand.Type switch
    {
        { TypeKind: TypeKind.Enum } type => TypeOf(type) is not null,
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double } => true,
        _ => false,
    };

    // Enumerations are compared as numbers: int, unless they are wider.
    private static Expression Number(Expression operand)
    {
        Type underlying = Enum.GetUnderlyingType(operand.Type);
        Type number = underlying == typeof(uint) || underlying == typeof(long) || underlying == typeof(ulong) ? underlying : typeof(int);
        return operand is ConstantExpression constant
            ? Expression.Constant(System.Convert.ChangeType(constant.Value, number, System.Globalization.CultureInfo.InvariantCulture), number)
            : Expression.Convert(operand, number);
    }

    private Expression? Convert(IConversionOperation conversion)
    {
        if (conversion.Conversion.IsNumeric)
        {
            problems.Add(new ScriptProblem(ScriptDiagnosticCodes.TypesDiffer, Position(conversion), $"{Quoted.Of(conversion.Operand.Syntax.ToString())} is a whole number and is compared with another kind of number", "write a whole number without suffix"));
            return null;
        }

        // A list is handed to a method as what it is; whether the method takes it is seen there.
        return conversion.Conversion.IsIdentity || (conversion.Conversion.IsReference && NameRules.IdOf(conversion.Type!) == SequenceId) ? Visit(conversion.Operand) : Refuse(conversion);
    }

    private ConditionalExpression? Choose(IConditionalOperation choice, IOperation otherwise)
        => Visit(choice.Condition) is { } test && Visit(choice.WhenTrue) is { } then && Visit(otherwise) is { } other && then.Type == other.Type
            ? Expression.Condition(test, then, other) : null;

    private Expression? Element(IParameterReferenceOperation reference)
        => _elements.TryGetValue(reference.Parameter, out ParameterExpression? element) ? element : Refuse(reference);

    private Expression? ListOf(IArrayCreationOperation array, IReadOnlyCollection<IOperation> elements)
    {
        if (array.Type is not IArrayTypeSymbol { IsSZArray: true } type || TypeOf(type.ElementType) is not { } element) return Refuse(array);
        List<Expression?> written = [.. elements.Select(Visit)];
        return written.Contains(null) ? null : Expression.NewArrayInit(element, written!);
    }

    // The condition inside Any or All, about one element.
    private Expression? Function(IAnonymousFunctionOperation function)
    {
        if (function.Symbol.Parameters is not [{ RefKind: RefKind.None } parameter] || TypeOf(parameter.Type) is not { } type
            || function.Body.Operations is not [IReturnOperation { ReturnedValue: { Type.SpecialType: SpecialType.System_Boolean } condition }]) return Refuse(function);
        ParameterExpression element = Expression.Parameter(type, parameter.Name);
        _elements.Add(parameter, element);
        return Visit(condition) is { } body ? Expression.Lambda(typeof(Func<,>).MakeGenericType(type, typeof(bool)), body, element) : null;
    }

    private Expression? Property(IPropertyReferenceOperation reference)
    {
        string? id = NameRules.IdOf(reference.Property);
        if (id == language.RootId)
        {
            _isAboutFacts = true;
            return _facts;
        }

        if (language.Vocabulary.FindMember(id) is not PropertyInfo property) return Refuse(reference);
        if (reference.Instance is null) return Expression.Property(null, property);
        return Visit(reference.Instance) is not { } instance ? null : Fits(instance, property) ? Expression.Property(instance, property) : Refuse(reference);
    }

    private Expression? Field(IFieldReferenceOperation reference)
        => reference.Instance is null && language.Vocabulary.FindMember(NameRules.IdOf(reference.Field)) is FieldInfo { IsStatic: true } field ? Expression.Field(null, field) : Refuse(reference);

    private Expression? Call(IInvocationOperation call)
    {
        if (language.Vocabulary.FindMember(NameRules.IdOf(call.TargetMethod)) is not MethodInfo listed || Constructed(listed, call.TargetMethod) is not { } method) return Refuse(call);
        Expression? instance = null;
        if (call.Instance is not null && (instance = Visit(call.Instance)) is null) return null;
        if (Arguments(call.Arguments) is not { } arguments) return null;
        bool fits = (instance is null ? method.IsStatic : Fits(instance, method)) && Fit(method, arguments);
        if (!fits) return Refuse(call);
        MethodCallExpression written = Expression.Call(instance, method, arguments);
        return method.DeclaringType == typeof(TimeSpan) ? Made(call, written) : written;
    }

    private MethodInfo? Constructed(MethodInfo method, IMethodSymbol symbol)
    {
        if (!method.IsGenericMethodDefinition) return method;
        Type?[] arguments = [.. symbol.TypeArguments.Select(TypeOf)];
        return arguments.Contains(null) ? null : method.MakeGenericMethod(arguments!);
    }

    private Expression? New(IObjectCreationOperation creation)
    {
        if (creation.Constructor is null || language.Vocabulary.FindMember(NameRules.IdOf(creation.Constructor)) is not ConstructorInfo constructor) return Refuse(creation);
        if (Arguments(creation.Arguments) is not { } arguments) return null;
        return Fit(constructor, arguments) ? Made(creation, Expression.New(constructor, arguments)) : Refuse(creation);
    }

    private Expression? Made(IOperation operation, Expression made)
    {
        if (!ListedValues.IsConstant(made)) return Refuse(operation);
        if (ListedValues.HasValue(made)) return made;
        problems.Add(new ScriptProblem(ScriptDiagnosticCodes.ValueOutOfRange, Position(operation), $"{Quoted.Of(operation.Syntax.ToString())} is no value", "write numbers that make one"));
        return null;
    }

    private List<Expression>? Arguments(IReadOnlyCollection<IArgumentOperation> arguments)
    {
        var written = new List<Expression>();
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.Explicit || argument.Parameter is not { RefKind: RefKind.None }) Refuse(argument);
            else if (Visit(argument.Value) is { } value) written.Add(value);
        }

        return written.Count == arguments.Count ? written : null;
    }

    private static bool Fit(MethodBase method, List<Expression> arguments)
        => method.GetParameters().Select(p => p.ParameterType).Zip(arguments, (parameter, argument) => parameter.IsAssignableFrom(argument.Type)).All(fits => fits)
            && method.GetParameters().Length == arguments.Count;

    private static bool Fits(Expression instance, MemberInfo member) => member.DeclaringType!.IsAssignableFrom(instance.Type);

    private Expression? Constant(IOperation operation, object? value)
    {
        if (value is null) return TypeOf(operation.Type) is { IsValueType: false } reference ? Expression.Constant(null, reference) : Refuse(operation);
        if (TypeOf(operation.Type) is not { } type) return Refuse(operation);
        return Expression.Constant(type.IsEnum ? Enum.ToObject(type, value) : value, type);
    }

    private Type? TypeOf(ITypeSymbol? type) => type is null ? null : language.Vocabulary.FindType(NameRules.IdOf(type));

    private Expression? Refuse(IOperation operation)
    {
        problems.Add(operation switch
        {
            IBinaryOperation { Syntax: BinaryExpressionSyntax binary } => new ScriptProblem(ScriptDiagnosticCodes.NotPartOfScripts, Math.Max(binary.OperatorToken.SpanStart - start, 0),
                $"'{binary.OperatorToken.Text}' cannot be used in a script between such values", ElementRules.Compare),
            IConversionOperation { Type: { TypeKind: TypeKind.Enum } type } => new ScriptProblem(ScriptDiagnosticCodes.ValueOutOfRange, Position(operation),
                $"{Quoted.Of(operation.Syntax.ToString())} is no value of {type.Name}", "write a value of it by its name"),
            _ => new ScriptProblem(ScriptDiagnosticCodes.NotAvailable, Position(operation), $"{Quoted.Of(operation.Syntax.ToString())} is not available to scripts", ElementRules.Compare),
        });
        return null;
    }

    private int Position(IOperation operation) => Math.Max(operation.Syntax.SpanStart - start, 0);
}
